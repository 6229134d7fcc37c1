import { finished, pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ZipArchive } from 'archiver';
import { attribution, getLicence } from '#licensing';
import { SiteOrigins } from '#platform/http';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { Part } from './part.js';
import { ResourceRepository } from './resource.repository.js';
import { VersionRepository } from './version.repository.js';
import type { CreditRow } from './credit-row.js';
import type { StoredFile } from './stored-file.js';
import type { Version } from './version.js';
import { workOf } from './work.js';

export interface PreparedArchive {
  readonly versionId: string;
  readonly licenceUri: string | null;
  /** Writes the ZIP as it is made: memory does not grow with the files. */
  stream(to: Writable): Promise<void>;
}

interface ArchiveContent {
  readonly version: Version;
  readonly files: readonly StoredFile[];
  readonly parts: readonly Part[];
  readonly credits: readonly CreditRow[];
  readonly credit: ReturnType<typeof attribution>;
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
      stream: (to) => this.write(to, { version, files, parts, credits, credit: attribution(work) }),
    };
  }

  /** A failure breaks the connection: half a ZIP must not look like a whole one. */
  private async write(to: Writable, content: ArchiveContent): Promise<void> {
    const zip = new ZipArchive({ zlib: { level: 6 } });
    let gone = false;
    const sent = pipeline(zip, to).catch(() => {
      gone = true; // the reader left: nothing to tell her
    });
    try {
      await this.fill(zip, content, () => gone);
    } catch (error) {
      to.destroy();
      throw error;
    } finally {
      await sent;
    }
  }

  private async fill(zip: ZipArchive, content: ArchiveContent, isGone: () => boolean): Promise<void> {
    const { version, files, parts, credit } = content;
    const date = version.publishedAt;
    for (const file of files) {
      if (isGone()) return;
      const { stream } = await this.storage.open(file.servedSha256 ?? file.sha256);
      zip.append(stream, { name: file.name, date });
      await finished(stream);
    }
    const free = freeNames(files);
    const text = parts.find((part) => part.kind === 'text')?.content;
    if (text) zip.append(text, { name: free('texte.md'), date });
    zip.append(creditsText(content), { name: free('CREDITS.txt'), date });
    zip.append(JSON.stringify(credit.jsonLd, null, 2), { name: free('credits.jsonld'), date });
    const licence = getLicence(version.licenceId);
    zip.append(`${licence.names.fr}\n${licence.uri ?? ''}\n`, { name: free('LICENCE.txt'), date });
    await zip.finalize();
  }
}

function creditsText({ version, files, parts, credits, credit }: ArchiveContent): string {
  const apart = files
    .filter((file) => file.licenceId !== null && file.licenceId !== version.licenceId)
    .map((file) => {
      const work = { ...workOf(version, credits), title: file.name, licence: file.licenceId ?? '' };
      return `– ${attribution(work).text}`;
    });
  const borrowed = parts.filter((part) => part.kind === 'third_party').map(borrowedLine);
  return [
    ...credit.notice,
    ...section('Fichiers sous une autre licence :', apart),
    ...section('Éléments repris :', borrowed),
    '',
    'Gardez ces lignes avec les fichiers : elles sont la condition du partage.',
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', title, ...lines] : [];

function borrowedLine(part: Part): string {
  const { text } = attribution({
    title: part.title ?? '',
    authors: [part.author ?? ''],
    licence: part.licenceId ?? '',
    source: part.url ?? undefined,
    lastUpdate: part.lastUpdate ?? undefined,
  });
  return `– ${text}`;
}

/** Names for what we add ourselves: the author's files keep theirs. */
function freeNames(files: readonly StoredFile[]): (name: string) => string {
  const taken = new Set(files.map((file) => file.name.toLowerCase()));
  return (name) => {
    let free = name;
    while (taken.has(free.toLowerCase())) free = `essaim-${free}`;
    return free;
  };
}
