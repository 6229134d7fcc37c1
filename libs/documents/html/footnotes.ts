import { element, type HtmlNode } from './html-tree.js';

/** The notes of a document, after it, each with its way back; empty when there are none. */
export function footnotesSection(notes: readonly HtmlNode[][]): HtmlNode[] {
  if (notes.length === 0) return [];
  const items = notes.map((content, index) =>
    element('li', { id: `note-${index + 1}` }, [
      ...content,
      element('a', { href: `#appel-${index + 1}`, className: ['footnote-back'] }, ['Retour au texte']),
    ]),
  );
  return [
    element('section', { className: ['footnotes'] }, [
      element('h2', {}, ['Notes']),
      element('ol', {}, items),
    ]),
  ];
}
