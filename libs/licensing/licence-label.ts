import { certainly, perhaps, recognitionTable, type Evidence } from './licence-evidence.js';
import { listLicences, type Licence } from './licence.js';

type Element = 'BY' | 'NC' | 'SA' | 'ND';

const { elements, france, international, otherCountries, labels } = recognitionTable;
const LABELS = labels.map((label) => ({ ...label, matcher: new RegExp(label.pattern, 'gi') }));

const GAP = '[\\s\\-_/,:+(."*]{0,4}';
const WORD = `(?:${Object.values(elements)
  .flat()
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
/** Letters may be glued (« BYNCSA ») or stand apart. */
const ELEMENT = `(?:\\b${WORD}\\b|\\b(?:by|nc|sa|nd){1,4}\\b)`;
const VERSION = `(?:${GAP}(?:\\b(?:licen[cs]es?|${international.join('|')})\\b)?${GAP}(?:v(?:ersion)?\\.? ?)?(\\d\\.\\d)(?!\\d)|${GAP}(?:\\blicen[cs]es?\\b)?${GAP}v(?:ersion)? ?([34])(?![\\d.]))?`;
const CREATIVE_COMMONS = [
  // « CC BY-SA 4.0 », « licence Creative Commons Attribution – Partage dans les mêmes conditions 4.0 »
  new RegExp(
    `\\b(?:cc|creative ?commons)\\b(?:${GAP}\\b(?:licen[cs]es?|public)\\b)?((?:${GAP}${ELEMENT})*)${VERSION}`,
    'gi',
  ),
  // Glued to its prefix: « CCBYSA »
  new RegExp(`\\bcc((?:by|nc|sa|nd){1,4})\\b${VERSION}`, 'gi'),
  // Without prefix, only in forms that nothing else takes: « BY-NC-SA », « Attribution 4.0 International »
  new RegExp(`\\b(by(?:-(?:nc|sa|nd)){1,2})\\b${VERSION}`, 'gi'),
  new RegExp(
    `\\b((?:attribution|paternite)(?:${GAP}${ELEMENT})*)${VERSION}(?=${GAP}\\b(?:${[...international, 'france'].join('|')})\\b)`,
    'gi',
  ),
];

/** What the words of a text (without its addresses) say of the licence. */
export function evidenceFromLabels(text: string): Evidence[] {
  const found: Evidence[] = [];
  let left = plain(text);
  const take = (matcher: RegExp, read: (match: RegExpMatchArray, after: string) => Evidence) => {
    for (const match of left.matchAll(matcher)) {
      const evidence = read(match, left.slice(match.index + match[0].length));
      found.push(isNegated(left.slice(0, match.index)) ? perhaps('negated', evidence.ids) : evidence);
    }
    // What one pattern took, the next must not read again: « AGPL » is not « GPL ».
    left = left.replace(matcher, (match) => ' '.repeat(match.length));
  };
  for (const { matcher, certain, ids, question } of LABELS) {
    const [id] = ids;
    take(matcher, () => (certain && id ? certainly(id) : perhaps(question ?? 'unknown', ids)));
  }
  for (const matcher of CREATIVE_COMMONS) take(matcher, creativeCommons);
  return found;
}

function creativeCommons([, words = '', decimal, major]: RegExpMatchArray, after: string): Evidence {
  const named = elementsIn(words);
  if (named.length === 0) return perhaps('elements');
  const label = `CC ${named.join('-')}`;
  const family = listLicences().filter(
    (licence) => licence.family === label.toLowerCase().replace(' ', '-') && licence.versionStated,
  );
  if (family.length === 0) return perhaps('impossible');
  // Versions 3.0 and 4.0 have no other minor version; « v2 » may be 2.0 or 2.5.
  const version = decimal ?? (major === undefined ? null : `${major}.0`);
  if (version === null) return perhaps('family', idsOf(family), label);
  const sameVersion = family.filter((licence) => licence.version === version);
  if (namesMoreVersions(after)) return perhaps('several', idsOf(family), label);
  return sameVersion.length > 0 ? inCountry(sameVersion, after) : perhaps('unknownVersion', idsOf(family));
}

/** The licence of that version in the country that the next word names; none named is the international text. */
function inCountry(sameVersion: readonly Licence[], after: string): Evidence {
  const [, next = ''] = /^[\s(,\-/]{0,3}([a-z]+(?:[- ](?:unis?|states|kingdom))?)/i.exec(after) ?? [];
  const word = next.toLowerCase();
  // Two letters are a country only in capitals: « de » and « es » are also words.
  const isCountry = otherCountries.includes(word) && (word.length > 3 || next === next.toUpperCase());
  if (isCountry) return perhaps('port');
  const jurisdiction = france.includes(word) ? 'FR' : null;
  const found = sameVersion.find((licence) => licence.jurisdiction === jurisdiction);
  return found ? certainly(found.id) : perhaps('port', idsOf(sameVersion));
}

/** In CC's own order: BY, NC, SA or ND. */
function elementsIn(words: string): Element[] {
  const order: readonly Element[] = ['BY', 'NC', 'SA', 'ND'];
  const named = new Set<Element>();
  let left = words;
  // Long wordings first: « share alike » before the letters that it contains.
  for (const element of order) {
    for (const word of longest(elements[element])) {
      const without = left.replace(new RegExp(`\\b${word}\\b`, 'gi'), ' ');
      if (without !== left) named.add(element);
      left = without;
    }
  }
  const letters = left.match(/\b(?:by|nc|sa|nd){1,4}\b/gi) ?? [];
  for (const [letter] of letters.join(' ').matchAll(/by|nc|sa|nd/gi))
    named.add(letter.toUpperCase() as Element);
  return order.filter((element) => named.has(element));
}

function longest(words: readonly string[]): string[] {
  return words.filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
}

function namesMoreVersions(after: string): boolean {
  return (
    /^\s*(?:,|\/|&|-|et|ou|and|or|a|to)\s*(?:v(?:ersion)? ?)?\d\.\d/i.test(after) ||
    /^\s*(?:\+|ou (?:toute version )?(?:ulterieure|posterieure|superieure)|or (?:any )?later)/i.test(after)
  );
}

function isNegated(before: string): boolean {
  return /(?:n'est pas|ne sont pas|\bpas sous|\bnot (?:licen[cs]ed )?under|\bis not|\bare not)[^.;]{0,40}$/i.test(
    before.slice(-80),
  );
}

function idsOf(licences: readonly Licence[]): string[] {
  return licences.map((licence) => licence.id);
}

/** Without accents, typographic apostrophes, odd hyphens and spaces; capitals stay. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015\u2212\u00ad]/g, '-')
    .replace(/œ/gi, 'oe')
    .replace(/\s+/g, ' ')
    .trim();
}
