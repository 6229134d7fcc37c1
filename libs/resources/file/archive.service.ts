import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { ZipArchive } from 'archiver';
import { attribution, getLicence } from '#licensing';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { CreditService } from '../source/credit.service.js';
import { type CreditedVersion, creditLines, section } from '../stamp/file-credit.js';
import { copyName } from '../preview/open-copy.js';
import { type DerivedFile, PreviewRepository } from '../preview/preview.repository.js';
import { ResourceRepository } from '../resource/resource.repository.js';
import { VersionRepository } from '../version/version.repository.js';
import { StampService } from '../stamp/stamp.service.js';
import type { StoredFile } from './stored-file.js';
import { plainBytes, type Unstamped } from '../stamp/unstamped.js';
import { isPacked, streamZip } from './zip-stream.js';

export interface PreparedArchive {
  readonly versionId: string;
  readonly licenceUri: string | null;
  /** Writes the ZIP as it is made: memory does not grow with the files. */
  stream(to: Writable): Promise<void>;
}

export interface ArchiveContent extends CreditedVersion {
  readonly copies: readonly ArchivedCopy[];
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
    private readonly credits: CreditService,
    private readonly stamps: StampService,
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
    const content = await this.contentOf(version.id);
    if (!content) return null;
    return {
      versionId: version.id,
      licenceUri: version.licenceUri,
      stream: (to) =>
        streamZip(to, async (zip, isGone) => {
          await this.append(zip, content, { folder: '', isGone });
        }),
    };
  }

  /** What goes into an archive of a version that anybody may take. */
  async contentOf(versionId: string): Promise<ArchiveContent | null> {
    const credited = await this.credits.ofVersion(versionId);
    if (!credited) return null;
    const files = credited.files.filter(({ antivirus }) => antivirus !== 'infected');
    const copies = openCopies(files, await this.derived.ofBlobs(files.map(({ sha256 }) => sha256)));
    return { ...credited, files, copies };
  }

  /** Its files and their open copies, in the bytes that the site gives: with their credit inside. */
  async givenFiles(content: ArchiveContent): Promise<GivenFile[]> {
    const given: GivenFile[] = [];
    for (const { name, of, bytes } of entriesOf(content))
      given.push({ name, of, sha256: await this.stamps.stampedIn(content, of, bytes) });
    return given;
  }

  /** One file after the other: memory does not grow with them. `folder`: with its slash at the end. Answers what a reader opens. */
  async append(
    zip: ZipArchive,
    content: ArchiveContent,
    { folder, isGone }: { folder: string; isGone: () => boolean },
  ): Promise<string[]> {
    const { version, work, files, parts } = content;
    const date = version.publishedAt;
    const names: string[] = [];
    for (const { name, of, bytes } of entriesOf(content)) {
      if (isGone()) return names;
      const { stream } = await this.storage.open(await this.stamps.stampedIn(content, of, bytes));
      zip.append(stream, { name: folder + name, date, store: isPacked(name) });
      await finished(stream);
      names.push(name);
    }
    const free = freeNames(files);
    const add = (text: string, wanted: string): string => {
      const name = free(wanted);
      zip.append(text, { name: folder + name, date });
      return name;
    };
    const text = parts.find((part) => part.kind === 'text')?.content;
    if (text) names.push(add(text, 'texte.md'));
    add(creditsText(content), 'CREDITS.txt');
    add(JSON.stringify(attribution(work).jsonLd, null, 2), 'credits.jsonld');
    const licence = getLicence(version.licenceId);
    add(`${licence.names.fr}\n${licence.uri ?? ''}\n`, 'LICENCE.txt');
    return names;
  }
}

/** A file on its way out. */
export interface GivenFile {
  readonly name: string;
  /** Itself, or what it is a copy of. */
  readonly of: StoredFile;
  /** Of the bytes given. */
  readonly sha256: string;
}

interface Entry {
  readonly name: string;
  readonly of: StoredFile;
  readonly bytes: Unstamped;
}

const entriesOf = ({ files, copies }: ArchiveContent): Entry[] => [...files.map(plain), ...copies.map(made)];
const plain = (of: StoredFile): Entry => ({ name: of.name, of, bytes: plainBytes(of) });
const made = ({ of, copy, name }: ArchivedCopy): Entry => ({
  name,
  of,
  bytes: { sha256: copy.objectSha256 ?? '', format: copy.name },
});

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

function creditsText({ copies, ...credited }: ArchiveContent): string {
  const made = copies.map(
    ({ of, copy, name }) =>
      `– ${name} : copie de ${of.name}, faite par Essaim avec ${copy.tool} ${copy.toolVersion}, sous la même licence.`,
  );
  return [
    ...creditLines(credited),
    ...section('Copies dans un format ouvert :', made),
    '',
    'Gardez ces lignes avec les fichiers : elles sont la condition du partage.',
    '',
  ].join('\n');
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
