import { Injectable } from '@nestjs/common';
import { batched, type GraphqlContext } from '#platform/graphql';
import { SiteOrigins } from '#platform/http';
import { versionAddress } from './credit.service.js';
import { creditHash, fileCredit } from './file-credit.js';
import { ResourceLoader } from './resource.loader.js';
import { type StampedCopy, StampedCopyRepository } from './stamped-copy.repository.js';
import type { StoredFile } from './stored-file.js';
import { mayBeStamped, plainBytes } from './unstamped.js';
import { workOf } from './work.js';

/** The stamped copies of whole versions, by file: their credits are those that the page has read already. */
@Injectable()
export class StampLoader {
  constructor(
    private readonly copies: StampedCopyRepository,
    private readonly loader: ResourceLoader,
    private readonly origins: SiteOrigins,
  ) {}

  readonly ofVersion = batched(async (versionIds: readonly string[], context) => {
    const wanted = (await Promise.all(versionIds.map((id) => this.keysOf(id, context)))).flat();
    const found = new Map((await this.copies.among(wanted)).map((copy) => [nameOf(copy), copy]));
    const byVersion = new Map(versionIds.map((id) => [id, new Map<string, StampedCopy>()]));
    for (const { versionId, fileId, ...key } of wanted) {
      const copy = found.get(nameOf(key));
      if (copy) byVersion.get(versionId)?.set(fileId, copy);
    }
    return byVersion;
  });

  /** Null while there is none. */
  async ofFile(
    file: Pick<StoredFile, 'id' | 'versionId'>,
    context: GraphqlContext,
  ): Promise<StampedCopy | null> {
    if (file.versionId === null) return null;
    return (await this.ofVersion(context).load(file.versionId))?.get(file.id) ?? null;
  }

  private async keysOf(versionId: string, context: GraphqlContext) {
    const version = await this.loader.version(context).load(versionId);
    const resource = version && (await this.loader.resource(context).load(version.resourceId));
    if (!version || !resource) return [];
    const [files, parts, credits] = await Promise.all([
      this.loader.files(context).load(versionId),
      this.loader.otherParts(context).load(versionId),
      this.loader.credits(context).load(versionId),
    ]);
    const work = workOf(version, credits ?? [], versionAddress(this.origins, resource, version));
    const of = { version, work, files: files ?? [], parts: parts ?? [] };
    return of.files
      .filter((file) => mayBeStamped(file, plainBytes(file)))
      .map((file) => ({
        versionId,
        fileId: file.id,
        ofSha256: plainBytes(file).sha256,
        creditHash: creditHash(fileCredit(of, file)),
      }));
  }
}

const nameOf = ({ ofSha256, creditHash }: Pick<StampedCopy, 'ofSha256' | 'creditHash'>): string =>
  `${ofSha256} ${creditHash}`;
