import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ZipArchive } from 'archiver';
import { attribution, getLicence } from '#licensing';
import { SiteOrigins } from '#platform/http';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { Part } from './part.js';
import { ResourceRepository } from './resource.repository.js';
import { type StoredFile, VersionRepository } from './version.repository.js';
import type { Version } from './version.js';
import { workOf } from './work.js';

export interface PreparedArchive {
  readonly versionId: string;
  readonly licenceUri: string | null;
  /** Writes the ZIP as it is made: memory does not grow with the files. */
  stream(to: Writable): Promise<void>;
}

/** « Tout télécharger »: the files, the text, and the credit that travels with them. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly origins: SiteOrigins,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Null when there is no such version, or nobody may take it any more. */
  async prepare(slug: string, number: number): Promise<PreparedArchive | null> {
    const resource = await this.resources.findByAddress(slug);
    if (!resource?.isReadable) return null;
    const version = (await this.versions.allOf([resource.id]))
      .get(resource.id)
      ?.find((each) => each.number === number);
    if (!version) return null;
    const files = (await this.versions.files([version.id])).get(version.id) ?? [];
    const parts = (await this.versions.otherParts([version.id])).get(version.id) ?? [];
    const credits = (await this.versions.credits([version.id])).get(version.id) ?? [];
    const work = workOf(version, credits, `${this.origins.pages}/r/${resource.slug}/v/${version.number}`);
    return {
      versionId: version.id,
      licenceUri: version.licenceUri,
      stream: (to) => this.write(to, { version, files, parts, credit: attribution(work) }),
    };
  }

  private async write(
    to: Writable,
    {
      version,
      files,
      parts,
      credit,
    }: {
      version: Version;
      files: readonly StoredFile[];
      parts: readonly Part[];
      credit: ReturnType<typeof attribution>;
    },
  ): Promise<void> {
    const zip = new ZipArchive({ zlib: { level: 6 } });
    const done = pipeline(zip, to);
    const date = version.publishedAt;
    for (const file of files) {
      const opened = await this.storage.open(file.servedSha256 ?? file.sha256);
      const entry = new Promise<void>((resolve, reject) => {
        opened.stream.once('close', resolve).once('error', reject);
      });
      zip.append(opened.stream, { name: file.name, date });
      await Promise.race([entry, done]);
    }
    const text = parts.find((part) => part.kind === 'text')?.content;
    if (text) zip.append(text, { name: freeName('texte.md', files), date });
    zip.append(creditsText(version, credit, parts), { name: freeName('CREDITS.txt', files), date });
    zip.append(JSON.stringify(credit.jsonLd, null, 2), { name: freeName('credits.jsonld', files), date });
    const licence = getLicence(version.licenceId);
    zip.append(`${licence.names.fr}\n${licence.uri ?? ''}\n`, { name: freeName('LICENCE.txt', files), date });
    await zip.finalize();
    await done.catch(() => undefined); // the reader left: nothing to tell her
  }
}

function creditsText(
  version: Version,
  credit: ReturnType<typeof attribution>,
  parts: readonly Part[],
): string {
  const items = parts
    .filter((part) => part.kind === 'third_party')
    .map(
      (part) =>
        `– ${attribution({ title: part.title ?? '', authors: [part.author ?? ''], licence: part.licenceId ?? version.licenceId, source: part.url ?? undefined, lastUpdate: part.lastUpdate ?? undefined }).text}`,
    );
  const borrowed = items.length > 0 ? ['', 'Éléments repris :', ...items] : [];
  return [
    ...credit.notice,
    ...borrowed,
    '',
    'Gardez ces lignes avec les fichiers : elles sont la condition du partage.',
    '',
  ].join('\n');
}

const freeName = (name: string, files: readonly StoredFile[]): string =>
  files.some((file) => file.name.toLowerCase() === name.toLowerCase()) ? `essaim-${name}` : name;
