import { finished, pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { ZipArchive } from 'archiver';
import { attribution, getLicence } from '#licensing';
import { SiteOrigins } from '#platform/http';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { copyName } from './open-copy.js';
import { Part } from './part.js';
import { type DerivedFile, PreviewRepository } from './preview.repository.js';
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
  readonly copies: readonly ArchivedCopy[];
  readonly parts: readonly Part[];
  readonly credits: readonly CreditRow[];
  readonly credit: ReturnType<typeof attribution>;
}

/** An open copy with the file that it was made of. */
interface ArchivedCopy {
  readonly of: StoredFile;
  readonly copy: DerivedFile;
  readonly name: string;
}

/** « Tout télécharger »: the files, the text, and the credit that travels with them. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly resources: ResourceRepository,
    private readonly versions: VersionRepository,
    private readonly derived: PreviewRepository,
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
    const all = (await this.versions.files([version.id])).get(version.id) ?? [];
    const files = all.filter(({ antivirus }) => antivirus !== 'infected');
    const copies = openCopies(files, await this.derived.ofBlobs(files.map(({ sha256 }) => sha256)));
    const parts = (await this.versions.otherParts([version.id])).get(version.id) ?? [];
    const credits = (await this.versions.credits([version.id])).get(version.id) ?? [];
    const work = workOf(version, credits, `${this.origins.pages}/r/${resource.slug}/v/${version.number}`);
    return {
      versionId: version.id,
      licenceUri: version.licenceUri,
      stream: (to) => this.write(to, { version, files, copies, parts, credits, credit: attribution(work) }),
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
    for (const { copy, name } of content.copies) {
      if (isGone()) return;
      const { stream } = await this.storage.open(copy.objectSha256 ?? '');
      zip.append(stream, { name, date });
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

/**
 * Beside Word, Excel and PowerPoint the open copy comes along, in a folder of its own: the author's files stay what she
 * gave. PDF stays on the page: made of files that are there, it would only double the weight.
 */
function openCopies(
  files: readonly StoredFile[],
  derived: ReadonlyMap<string, readonly DerivedFile[]>,
): ArchivedCopy[] {
  return files.flatMap((of) =>
    (derived.get(of.sha256) ?? [])
      .filter((copy) => copy.kind === 'open_copy' && copy.state === 'ready' && copy.name !== 'pdf')
      .map((copy) => ({ of, copy, name: `copies/${copyName(of.name, copy.name)}` })),
  );
}

function creditsText({ version, files, copies, parts, credits, credit }: ArchiveContent): string {
  const made = copies.map(
    ({ of, copy, name }) =>
      `– ${name} : copie de ${of.name}, faite par Essaim avec ${copy.tool} ${copy.toolVersion}, sous la même licence.`,
  );
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
    ...section('Copies dans un format ouvert :', made),
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
