import { Injectable } from '@nestjs/common';
import { batched, type GraphqlContext } from '#platform/graphql';
import { creditHash, fileCredit, takenFrom } from './file-credit.js';
import { ResourceLoader } from '../resource/resource.loader.js';
import type { StampedCopy } from './stamped-copy.js';
import type { StoredFile } from '../file/stored-file.js';

/** The stamped copies of whole versions, by file. Asks nothing of its own: files come with their copies, and credits with the page. */
@Injectable()
export class StampLoader {
  constructor(private readonly loader: ResourceLoader) {}

  readonly ofVersion = batched(async (versionIds: readonly string[], context) => {
    const found = await Promise.all(
      versionIds.map(async (id) => [id, await this.copiesIn(id, context)] as const),
    );
    return new Map(found);
  });

  /** Of the present credit; null while there is none. */
  async ofFile(
    file: Pick<StoredFile, 'id' | 'versionId'>,
    context: GraphqlContext,
  ): Promise<StampedCopy | null> {
    if (file.versionId === null) return null;
    return (await this.ofVersion(context).load(file.versionId))?.get(file.id) ?? null;
  }

  private async copiesIn(versionId: string, context: GraphqlContext): Promise<Map<string, StampedCopy>> {
    const version = await this.loader.version(context).load(versionId);
    if (!version) return new Map();
    const holding = await this.loader.holding(context).load(versionId);
    if (!holding) return new Map();
    const { files, others: parts } = holding;
    const works = await this.loader.works([versionId, ...takenFrom(files)], context);
    const work = works.get(versionId);
    if (!work) return new Map();
    const of = { version, work, works, files, parts };
    return new Map(
      files.flatMap((file) => {
        const hash = file.stamped.length > 0 ? creditHash(fileCredit(of, file)) : null;
        const copy = file.stamped.find((each) => each.creditHash === hash);
        return copy ? [[file.id, copy] as const] : [];
      }),
    );
  }
}
