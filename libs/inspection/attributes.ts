interface AttributeSeen {
  tag: string;
  attribute: string;
  /** Character references resolved: « &#104;ttp: » is « http: ». */
  value: string;
  all: ReadonlyMap<string, string>;
}

const TAG = /<([A-Za-z_][\w.-]*(?::[\w.-]+)?)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*\/?>/g;
const ATTRIBUTE = /(\s+)([\w.:-]+)(\s*=\s*)("[^"]*"|'[^']*')/g;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Passes each attribute of well-formed XML to `rewrite`; the text stays as it is wherever the value comes back. */
export function rewriteAttributes(text: string, rewrite: (seen: AttributeSeen) => string): string {
  return text.replace(TAG, (whole: string, tag: string, list: string) => {
    const all = new Map(
      [...list.matchAll(ATTRIBUTE)].map(([, , name = '', , quoted = '']) => [name, unquote(quoted)]),
    );
    const changed = list.replace(
      ATTRIBUTE,
      (kept: string, space: string, attribute: string, equals: string) => {
        const value = all.get(attribute) ?? '';
        const next = rewrite({ tag, attribute, value, all });
        return next === value ? kept : `${space}${attribute}${equals}"${escape(next)}"`;
      },
    );
    return changed === list ? whole : whole.replace(list, () => changed);
  });
}

function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, dec?: string, name?: string) => {
      if (hex || dec) return codePoint(hex ? parseInt(hex, 16) : Number(dec));
      return NAMED[name ?? ''] ?? whole;
    });
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}

function escape(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
