import type { PartRole } from '#resources';
import { RecordReader } from './record-reader.js';

export interface ManifestFile {
  readonly path: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly mime: string | null;
  readonly role: PartRole | null;
}

interface ManifestLicence {
  readonly spdx: string | null;
  readonly label: string | null;
  readonly url: string | null;
  readonly evidence: string | null;
}

/** One line of a manifest (docs/import.md), checked in form only: its words and its licence are not judged yet. */
export interface ManifestRecord {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly authors: readonly string[];
  readonly licence: ManifestLicence;
  readonly levels: readonly string[];
  readonly disciplines: readonly string[];
  readonly types: readonly string[];
  readonly keywords: readonly string[];
  readonly language: string;
  readonly files: readonly ManifestFile[];
  /** Path of the Markdown text in place. */
  readonly text: string | null;
  readonly link: string | null;
  readonly duration: number | null;
  readonly groupSize: string | null;
  readonly equipment: readonly string[];
  readonly themes: readonly string[];
  readonly place: readonly string[];
  readonly objectives: readonly string[];
  readonly prerequisites: readonly string[];
  /** Made for a class of two levels or more; null when nothing is said. */
  readonly multiLevel: boolean | null;
  /** Prints well without colour. */
  readonly blackAndWhite: boolean | null;
  /** Key of the account that publishes, for a seed. */
  readonly account: string | null;
  readonly origin: { readonly system: string | null; readonly url: string | null };
}

const roles: Readonly<Record<string, PartRole>> = {
  'à modifier': 'editable',
  'à imprimer': 'printable',
  corrigé: 'answers',
  média: 'media',
  annexe: 'annex',
};

/** A resource carries at most 60 files. */
const mostFiles = 60;

/** Reads one line; throws RecordRefused, whose message says which field is wrong. */
export function parseRecord(bytes: Buffer | null): ManifestRecord {
  const reader = RecordReader.of(bytes);
  return {
    id: reader.required('id', reader.text('id', 200)),
    title: reader.required('title', reader.text('title', 200)),
    description: reader.required('description', reader.prose('description')),
    authors: authorsOf(reader),
    licence: licenceOf(reader),
    levels: reader.texts('levels'),
    disciplines: reader.texts('disciplines'),
    types: reader.texts('type'),
    keywords: reader.texts('keywords'),
    language: languageOf(reader),
    files: filesOf(reader),
    text: reader.verbatim('text'),
    link: reader.address('link'),
    duration: reader.count('duration'),
    groupSize: reader.text('groupSize', 200),
    equipment: reader.texts('equipment'),
    themes: reader.texts('themes'),
    place: reader.texts('place'),
    objectives: reader.texts('objectives'),
    prerequisites: reader.texts('prerequisites'),
    multiLevel: reader.yesNo('multiLevel'),
    blackAndWhite: reader.yesNo('blackAndWhite'),
    account: reader.text('account', 100),
    origin: originOf(reader),
  };
}

/** Names of agents: a licence asks that someone be credited. */
function authorsOf(reader: RecordReader): string[] {
  const authors = reader.texts('authors');
  if (authors.length === 0) throw reader.refuse('« authors » est obligatoire : qui faut-il créditer ?');
  const wrong = authors.find((name) => name.length < 2 || name.length > 120 || /[@<>]|https?:/.test(name));
  if (wrong) throw reader.refuse(`« authors » : « ${wrong} » n’est pas un nom.`);
  return authors;
}

function licenceOf(reader: RecordReader): ManifestLicence {
  const licence = reader.object('licence');
  return {
    spdx: licence.text('spdx', 100),
    label: licence.text('label'),
    url: licence.text('url'),
    evidence: licence.address('evidence_url'),
  };
}

function languageOf(reader: RecordReader): string {
  const language = reader.text('language', 20) ?? 'fr';
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
    throw reader.refuse(`« language » : « ${language} » n’est pas un code de langue (fr, en, es…).`);
  return language;
}

function filesOf(reader: RecordReader): ManifestFile[] {
  const wanted = new Map(reader.entries('fileRoles'));
  const unknown = [...wanted.values()].find((role) => !Object.hasOwn(roles, role));
  if (unknown !== undefined)
    throw reader.refuse(
      `« fileRoles » : « ${unknown} » n’est pas un rôle (${Object.keys(roles).join(', ')}).`,
    );
  return reader.objects('files', mostFiles).map((file) => {
    const path = file.required('path', file.verbatim('path'));
    return {
      path,
      bytes: file.count('bytes'),
      sha256: hashOf(file),
      mime: file.text('mime', 200),
      role: roles[wanted.get(path) ?? ''] ?? null,
    };
  });
}

function hashOf(file: RecordReader): string | null {
  const hash = file.text('sha256', 100)?.toLowerCase() ?? null;
  if (hash !== null && !/^[0-9a-f]{64}$/.test(hash))
    throw file.refuse('« files[].sha256 » doit compter 64 chiffres hexadécimaux.');
  return hash;
}

/** Where the record was found: its own system or the host of its source; the page of that very state where we can tell. */
function originOf(reader: RecordReader): ManifestRecord['origin'] {
  const source = reader.object('source');
  const repo = source.address('repo');
  const url = source.address('url') ?? (repo && stateAddress(repo, source));
  return { system: reader.text('system', 100) ?? (url ? new URL(url).host : null), url };
}

/** GitHub shows a folder or a file at one commit; elsewhere the repository's own address is all we know. */
function stateAddress(repo: string, source: RecordReader): string {
  const commit = source.text('commit', 100);
  if (new URL(repo).host !== 'github.com' || commit === null) return repo;
  const paths = source.texts('paths', 1000);
  const [first = ''] = paths;
  const where = paths.length === 1 ? first : sharedFolder(paths);
  const shown = paths.length === 1 ? 'blob' : 'tree';
  const path = [shown, commit, ...where.split('/').filter(Boolean)].map(encodeURIComponent).join('/');
  return `${repo.replace(/\/$/, '')}/${path}`;
}

function sharedFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const length = first.findIndex((name, at) => others.some((path) => path[at] !== name));
  return (length < 0 ? first : first.slice(0, length)).join('/');
}
