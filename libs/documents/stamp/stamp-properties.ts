import { type FormerCredit, type Stamp, stampFrom } from './stamp.js';

/** Before the name of each property that is ours. In ASCII, so that it is found in any encoding. */
const PROPERTY_PREFIX = 'Essaim : ';

const CREDIT = 'crédit';
const FORMER = 'crédit antérieur';
const AUTHOR = 'auteur';

/** A stamp as named texts, for documents whose properties are lists of them; office suites show each on one line. */
export function stampProperties(stamp: Stamp): [name: string, value: string][] {
  const { licence, former } = stamp;
  const all: [string, string][] = [
    ...numbered(CREDIT, stamp.notice),
    ['licence', licence.name],
    ['licence, adresse', licence.uri ?? ''],
    ['licence, identifiant', licence.id],
    ['source', stamp.source],
    ['titre', stamp.title],
    ...numbered(AUTHOR, stamp.authors),
    ...numbered(
      FORMER,
      former.map((each) => JSON.stringify(each)),
    ),
    ['version', stamp.identifier],
    ['empreinte SHA-256 du dépôt', stamp.sha256],
    ['JSON-LD', stamp.jsonLd],
  ];
  return all.filter(([, value]) => value !== '').map(([name, value]) => [PROPERTY_PREFIX + name, value]);
}

/** Whether an element of properties is ours, by the attribute that names it: its value may say anything. */
export function isOurs(element: string, attribute: string): boolean {
  const opening = element.slice(0, element.indexOf('>'));
  return opening.includes(` ${attribute}="${PROPERTY_PREFIX}`);
}

/** The stamp that these properties make; null when none of them is ours. */
export function stampInProperties(properties: readonly (readonly [string, string])[]): Stamp | null {
  const ours = new Map(
    properties
      .filter(([name]) => name.startsWith(PROPERTY_PREFIX))
      .map(([name, value]) => [name.slice(PROPERTY_PREFIX.length), value]),
  );
  const one = (name: string): string => ours.get(name) ?? '';
  return stampFrom({
    identifier: one('version'),
    source: one('source'),
    sha256: one('empreinte SHA-256 du dépôt'),
    title: one('titre'),
    authors: numberedIn(ours, AUTHOR),
    licence: { id: one('licence, identifiant'), name: one('licence'), uri: one('licence, adresse') },
    notice: numberedIn(ours, CREDIT),
    jsonLd: one('JSON-LD'),
    former: numberedIn(ours, FORMER).flatMap(readFormer),
  });
}

function numbered(name: string, values: readonly string[]): [string, string][] {
  return values.map((value, at) => [at === 0 ? name : `${name} ${at + 1}`, value]);
}

function numberedIn(properties: ReadonlyMap<string, string>, name: string): string[] {
  const found: string[] = [];
  for (let at = 1; ; at += 1) {
    const value = properties.get(at === 1 ? name : `${name} ${at}`);
    if (value === undefined) return found;
    found.push(value);
  }
}

function readFormer(text: string): FormerCredit[] {
  try {
    return [JSON.parse(text) as FormerCredit];
  } catch {
    return [];
  }
}
