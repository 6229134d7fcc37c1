/** HTML that may stand in a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Shown = Markup | string | number | false | null | undefined | readonly Shown[];

/** A piece of a page: whatever is put in it is text, unless it is a piece itself. */
export function markup(pieces: TemplateStringsArray, ...shown: readonly Shown[]): Markup {
  return new Markup(
    pieces.map((piece, at) => piece + (at < shown.length ? written(shown[at]) : '')).join(''),
  );
}

/** HTML that our own sanitiser wrote. */
export const sanitised = (html: string): Markup => new Markup(html);

function written(shown: Shown): string {
  if (shown === false || shown === null || shown === undefined) return '';
  if (shown instanceof Markup) return shown.text;
  return typeof shown === 'object' ? shown.map(written).join('') : escaped(String(shown));
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For the text of an element or the value of an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
