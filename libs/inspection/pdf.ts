import { type Finding, Refusal, sanitised, valid } from './inspection.js';
import { type PdfObject, namesIn, plainNames, readPdfObjects } from './pdf-objects.js';

const RUNS = new Map([
  ['JavaScript', 'scripts'],
  ['JS', 'scripts'],
  ['Launch', 'lancement de programmes'],
  ['SubmitForm', 'envoi de formulaires'],
  ['ImportData', 'chargement de données'],
  ['RichMedia', 'contenu Flash ou 3D'],
  ['XFA', 'formulaires dynamiques'],
]);
const PAGE_DEPTH = 100;

/** PDF: whole, with a page tree that ends, not encrypted, and without anything that runs when it is opened. */
export function examinePdf(bytes: Buffer): Finding {
  assertNoPolyglot(bytes);
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  if (!tail.includes('%%EOF') && !tail.includes('startxref')) throw new Refusal('corrupt_file', 'pdf');
  if (isEncrypted(bytes)) throw new Refusal('encrypted_file', 'pdf');
  const objects = readPdfObjects(bytes);
  assertPageTree(objects);
  const found = new Set<string>();
  const cleaned = disarm(bytes, objects, found);
  return found.size > 0 ? sanitised('active_content', [...found], cleaned) : valid;
}

/** The header may stand within 1,024 bytes, but nothing that another reader takes for a page may stand before it. */
function assertNoPolyglot(bytes: Buffer): void {
  const start = bytes.toString('latin1', 0, 1024);
  const before = start.slice(0, start.indexOf('%PDF-'));
  const isPage = /<(!doctype|html|head|body|script|svg|iframe|img)\b/i.test(start);
  if (isPage || /[^\s\0\xEF\xBB\xBF]/.test(before)) throw new Refusal('type_mismatch', 'pdf');
}

/** Trailers and cross-reference streams (PDF 1.5) carry the key, anywhere in the file. */
function isEncrypted(bytes: Buffer): boolean {
  let at = -1;
  while ((at = bytes.indexOf('/Encrypt', at + 1)) >= 0) {
    if (/^\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(bytes.toString('latin1', at, at + 64))) return true;
  }
  return false;
}

function assertPageTree(objects: PdfObject[]): void {
  const byId = new Map(objects.map(({ id, body }) => [id, plainNames(body)]));
  const roots = [...byId.values()].filter((body) => /\/Type\s*\/Catalog\b/.test(body));
  if (roots.length === 0) throw new Refusal('corrupt_file', 'pdf');
  const done = new Set<string>();
  const visit = (id: string, above: Set<string>) => {
    if (above.has(id) || above.size > PAGE_DEPTH) throw new Refusal('corrupt_file', 'pdf');
    if (done.has(id)) return;
    for (const child of kidsOf(byId.get(id) ?? '', byId)) visit(child, new Set(above).add(id));
    done.add(id);
  };
  for (const body of roots) {
    const pages = /\/Pages\s+(\d+)\s+(\d+)\s+R/.exec(body);
    if (pages) visit(`${pages[1]} ${pages[2]}`, new Set());
  }
}

function kidsOf(body: string, byId: Map<string, string>): string[] {
  const kids = /\/Kids\s*(?:\[([^\]]*)\]|(\d+)\s+(\d+)\s+R)/.exec(body);
  if (!kids) return [];
  const list = kids[1] ?? byId.get(`${kids[2]} ${kids[3]}`) ?? '';
  return [...list.matchAll(/(\d+)\s+(\d+)\s+R/g)].map(([, number, generation]) => `${number} ${generation}`);
}

/**
 * Overwrites the names of what runs by letters that mean nothing, in place, so that no offset moves. What hides in a
 * compressed object cannot be cleaned that way: the file is then refused.
 */
function disarm(bytes: Buffer, objects: PdfObject[], found: Set<string>): Buffer {
  const copy = Buffer.from(bytes);
  for (const { body, offset } of objects) {
    if (!body.includes('/')) continue;
    for (const { raw, name, at } of namesIn(body)) {
      const what = RUNS.get(name);
      if (!what) continue;
      if (offset < 0) throw new Refusal('active_content', 'pdf');
      found.add(what);
      copy.write(`/${'x'.repeat(raw.length - 1)}`, offset + at, 'latin1');
    }
  }
  return copy;
}
