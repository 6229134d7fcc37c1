import { type Zippable, zipSync, unzipSync } from 'fflate';
import { type Archive, type ArchiveEntry, entryNamed, textOf } from './archive.js';
import { type Finding, Refusal, downloadOnly, sanitised, valid } from './inspection.js';
import { embedsProgram } from './programs.js';
import { rewriteAttributes } from './attributes.js';
import { encodeXmlLike } from './xml.js';

const REWRITABLE_BYTES = 128 * 1024 * 1024;
const LINKS = 'liens vers des modèles, images ou fichiers extérieurs';
const FIELDS = 'champs qui lancent un programme (DDE)';

/** Part name → new bytes. */
type Changes = Map<string, Buffer>;

/** Word, Excel, PowerPoint: no macro, no control; what would be fetched or launched on opening is taken out. */
export function examineOoxml(archive: Archive, format: string, bytes: Buffer): Finding {
  for (const entry of archive.entries) {
    if (/\/macrosheets\//i.test(entry.name)) throw new Refusal('macros_not_allowed', format);
    if (/\/activeX\//i.test(entry.name)) throw new Refusal('active_content', format);
    if (entry.data && /\.bin$/i.test(entry.name) && embedsProgram(entry.data))
      throw new Refusal('type_not_allowed', format);
  }
  const links: Changes = new Map();
  const fields: Changes = new Map();
  for (const entry of archive.entries) {
    if (/\.rels$/i.test(entry.name)) change(links, entry, withoutLinks);
    else if (/\.(xml|vml)$/i.test(entry.name)) change(fields, entry, withoutFields);
  }
  const removed = [...(links.size > 0 ? [LINKS] : []), ...(fields.size > 0 ? [FIELDS] : [])];
  if (removed.length === 0) return formulasOf(archive) ?? valid;
  const reason = fields.size > 0 ? 'active_content' : 'external_links_removed';
  return rewritten(archive, bytes, new Map([...links, ...fields]), { reason, removed });
}

function change(changes: Changes, entry: ArchiveEntry, rewrite: (text: string) => string): void {
  const before = textOf(entry);
  const after = rewrite(before);
  if (entry.data && after !== before) changes.set(entry.name, encodeXmlLike(entry.data, after));
}

/** Hyperlinks that a reader chooses to follow stay. The rest keeps its id, for the part that names it, and no target. */
function withoutLinks(text: string): string {
  return rewriteAttributes(text, ({ attribute, value, all }) => {
    if (attribute !== 'Target' || !/^external$/i.test(all.get('TargetMode') ?? '')) return value;
    const isHyperlink = /\/hyperlink$/.test(all.get('Type') ?? '');
    // Some programs write links without a scheme.
    const isHarmless = /^(https?:|mailto:|tel:|#)/i.test(value) || /^[^:\\/]*$/.test(value);
    // « NULL » is what PowerPoint itself leaves for a target that was lost.
    return isHyperlink && isHarmless ? value : 'NULL';
  });
}

const FIELD_PART =
  /<(?:\w+:)?fldChar\b[^>]*fldCharType\s*=\s*["'](begin|end)["']|(<(?:\w+:)?instrText\b[^>]*>)([^<]*)/g;
const LAUNCHES = /\b(DDE(AUTO)?\b|(INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b[^<]*(https?:|file:|\\\\))/i;

/** Field codes may be cut over several runs, with other fields between: each is judged joined, and emptied whole. */
function withoutFields(text: string): string {
  const launching = launchingParts(text);
  let place = 0;
  const emptied = text.replace(FIELD_PART, (whole: string, _edge?: string, opening?: string) => {
    place += 1;
    return launching.has(place - 1) && opening ? opening : whole;
  });
  return rewriteAttributes(emptied, ({ tag, attribute, value }) => {
    if (attribute.endsWith(':instr') && LAUNCHES.test(value)) return '';
    return tag.endsWith('ddeLink') && /^dde(Service|Topic)$/.test(attribute) ? '' : value;
  });
}

/** Places, among the matches of FIELD_PART, of the code of every field that launches or fetches something. */
function launchingParts(text: string): Set<number> {
  const launching = new Set<number>();
  const open: { code: string; places: number[] }[] = [{ code: '', places: [] }];
  const close = (field?: { code: string; places: number[] }) => {
    if (field && LAUNCHES.test(field.code)) field.places.forEach((place) => launching.add(place));
  };
  [...text.matchAll(FIELD_PART)].forEach(([, edge, , code = ''], place) => {
    if (edge === 'begin') open.push({ code: '', places: [] });
    else if (edge === 'end') close(open.pop());
    else {
      const field = open.at(-1);
      field?.places.push(place);
      if (field) field.code += code;
    }
  });
  open.forEach(close);
  return launching;
}

/** ODF: no macro, no encryption; objects that would be fetched on opening lose their address. */
export function examineOdf(archive: Archive, format: string, bytes: Buffer): Finding {
  const manifest = textOf(entryNamed(archive, 'META-INF/manifest.xml'));
  if (/<manifest:encryption-data\b/.test(manifest)) throw new Refusal('encrypted_file', format);
  const hasMacro = archive.entries.some(({ name, isFolder }) => !isFolder && isMacroPart(name));
  if (hasMacro) throw new Refusal('macros_not_allowed', format);
  const changes: Changes = new Map();
  for (const entry of archive.entries) {
    if (/\.xml$/i.test(entry.name)) change(changes, entry, withoutOdfLinks);
    if (entry.data && /\.bin$/i.test(entry.name) && embedsProgram(entry.data))
      throw new Refusal('type_not_allowed', format);
  }
  if (changes.size > 0)
    return rewritten(archive, bytes, changes, { reason: 'external_links_removed', removed: [LINKS] });
  return formulasOf(archive) ?? valid;
}

function isMacroPart(name: string): boolean {
  return (
    /^Scripts\/./.test(name) || (/^Basic\/.+\/.+\.xml$/.test(name) && !/\/script-l[bc]\.xml$/.test(name))
  );
}

function withoutOdfLinks(text: string): string {
  return rewriteAttributes(text, ({ tag, attribute, value }) => {
    if (!attribute.endsWith(':href')) return value;
    const isLink = ['text:a', 'draw:a', 'form:form'].includes(tag) || tag.startsWith('meta:');
    const target = value.replace(/[\s\p{Cc}]/gu, '');
    if (isLink) return /^((java|vb)script|data|macro|vnd\.sun\.star\.\w+):/i.test(target) ? '#' : value;
    return /^([a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(target) ? '' : value;
  });
}

/** Functions that fetch an address run only when a spreadsheet recalculates; no page or converter of ours does. */
function formulasOf(archive: Archive): Finding | null {
  const fetches = archive.entries.some(({ data }) => data?.includes('WEBSERVICE('));
  return fetches ? { ...valid, reason: 'inert_if_not_recalculated' } : null;
}

function rewritten(
  archive: Archive,
  bytes: Buffer,
  changes: Changes,
  told: { reason: string; removed: string[] },
): Finding {
  const total = archive.entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > REWRITABLE_BYTES) return downloadOnly('unverified_content', told.removed);
  return sanitised(told.reason, told.removed, rewriteZip(bytes, changes));
}

/** The same zip with some parts replaced. The marker entry « mimetype » stays first and stored (ODF 1.2, part 3, 3.3). */
function rewriteZip(bytes: Buffer, changes: Changes): Uint8Array {
  const parts = unzipSync(bytes);
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    const level = name === 'mimetype' || /\.(png|jpe?g|mp[34]|webm)$/i.test(name) ? 0 : 6;
    zippable[name] = [changes.get(name) ?? content, { level }];
  }
  return zipSync(zippable);
}
