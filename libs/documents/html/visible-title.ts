import { childrenOf, elementsOf, type HtmlNode, isElement, root, textOf } from './html-tree.js';
import { type MetadataFinding } from '../format/metadata.js';

/**
 * A document grows out of an older one, and keeps its properties: those whose title it says nowhere are another's, with
 * its author and its summary. A licence written there stays a question for the author. A document without words (a
 * scan) contradicts nothing.
 */
export function ownProperties(text: string, properties: readonly MetadataFinding[]): MetadataFinding[] {
  const said = new Set(wordsOf(text));
  const isOurs = ({ fields: { title } }: MetadataFinding): boolean => {
    const words = wordsOf(title ?? '');
    return said.size === 0 || words.filter((word) => said.has(word)).length * 2 >= words.length;
  };
  return properties.map((each) => (isOurs(each) ? each : withoutIdentity(each)));
}

const withoutIdentity = ({ where, fields }: MetadataFinding): MetadataFinding => ({
  where,
  fields: { ...fields, title: undefined, description: undefined, keywords: undefined, authors: undefined },
});

/** What the first slide shows is the title; its properties are believed when the slides say the same. */
export function presentationFindings(
  slides: readonly HtmlNode[],
  properties: readonly MetadataFinding[],
): MetadataFinding[] {
  const show = root([...slides]);
  const headings = elementsOf(show).filter((each) => isElement(each, 'h2'));
  const title = headings.map(textOf).find((text) => text.trim() !== '');
  const own = ownProperties(textOf(show), properties);
  return title ? [{ where: 'première diapositive', fields: { title } }, ...own] : own;
}

/** A sheet's title is a line of its own above the table: one cell with words, in the first rows of the first sheet. */
export function sheetFindings(nodes: readonly HtmlNode[]): MetadataFinding[] {
  const rows = elementsOf(root([...nodes])).filter((node) => isElement(node, 'tr'));
  const [only, ...others] =
    rows
      .slice(0, 5)
      .map((row) => childrenOf(row).map((cell) => textOf(cell).trim()))
      .map((cells) => cells.filter((cell) => cell !== ''))
      .find((cells) => cells.length > 0) ?? [];
  const isTitle = others.length === 0 && only !== undefined && only.length <= 150 && TWO_WORDS.test(only);
  return isTitle ? [{ where: 'première feuille', fields: { title: only } }] : [];
}

const TWO_WORDS = /\p{L}+\P{L}+\p{L}+/u;

/** Ligatures and accents undone: extracted text writes them in its own way. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,}/gu) ?? [];
