import {
  authorName,
  clean,
  creditName,
  creditPieces,
  creditWord,
  dateInWords,
  licenceName,
  namedAuthors,
  namelessWord,
  joinNames,
  webAddress,
  type Author,
  type Work,
} from './credit.js';
import { asHtml, asMarkdown, asText, type CreditLine } from './credit-forms.js';
import { getLicence } from './licence.js';

/** The credit of a work and of all that it is based on, in every form people copy. */
export interface Attribution {
  /** Plain text; one line, or the lines of `notice`. */
  readonly text: string;
  /** HTML with RDFa (CC REL, Dublin Core), safe to insert. */
  readonly html: string;
  readonly markdown: string;
  /** Short line for a slide or the foot of a printed page. */
  readonly print: string;
  /** schema.org. */
  readonly jsonLd: Readonly<Record<string, unknown>>;
  /** The work's own line, then one line for each work that it is adapted from, down to the roots. */
  readonly notice: readonly string[];
}

/** The credit line of a work in its four French forms, and as JSON-LD. Throws LicenceUnknown. */
export function attribution(work: Work): Attribution {
  const own = creditPieces(work);
  const family = familyOf(work);
  const line = (each: Work): CreditLine => ({ work: each, pieces: creditPieces(each, work.licence) });
  const lists = [
    { lead: creditWord('adaptedFrom'), property: 'dct:source', lines: family.sources.map(line) },
    { lead: creditWord('borrowed'), property: 'dct:hasPart', lines: family.borrowed.map(line) },
  ].filter(({ lines }) => lines.length > 0);
  const notice = [
    asText(own),
    ...lists.flatMap(({ lead, lines }) => [lead, ...lines.map(({ pieces }) => `– ${asText(pieces)}`)]),
  ];
  return {
    text: notice.join('\n'),
    html: asHtml({ work, pieces: own }, lists),
    markdown: asMarkdown(own, lists),
    print: printLine(work, family),
    jsonLd: { '@context': 'https://schema.org', ...jsonLdOf(work, new Set()) },
    notice,
  };
}

interface Family {
  /** All works that this one comes from, nearest first. */
  readonly sources: readonly Work[];
  /** What it and they hold of others. */
  readonly borrowed: readonly Work[];
}

/** Each work once, however many ways lead to it: a family grows together again as often as it parts. */
function familyOf(work: Work): Family {
  const sources = new Map<string, Work>();
  const borrowed = new Map<string, Work>();
  const seen = new Set<Work>();
  const told = (each: Work) => asText(creditPieces(each, work.licence));
  for (let generation: readonly Work[] = [work]; generation.length > 0;) {
    const next: Work[] = [];
    for (const each of generation) {
      if (seen.has(each)) continue;
      seen.add(each);
      for (const item of each.borrowed ?? []) setOnce(borrowed, told(item), item);
      for (const source of each.basedOn ?? []) setOnce(sources, told(source), source);
      next.push(...(each.basedOn ?? []));
    }
    generation = next;
  }
  return { sources: [...sources.values()], borrowed: [...borrowed.values()] };
}

function setOnce(works: Map<string, Work>, line: string, work: Work): void {
  if (!works.has(line)) works.set(line, work);
}

/** Names, licence and a short address: enough to find the full credit (CC 4.0 §3(a)(2)). */
function printLine(work: Work, { sources, borrowed }: Family): string {
  const list = (lead: string, works: readonly Work[]) =>
    works.length === 0 ? '' : `\u00a0; ${creditWord(lead)}${works.map(shortCredit).join('\u00a0; ')}`;
  return shortCredit(work) + list('adaptedFromShort', sources) + list('borrowedShort', borrowed);
}

function shortCredit(work: Work): string {
  const licence = getLicence(work.licence);
  const names = joinNames(namedAuthors(work).map(authorName));
  // Before 4.0 the title is due when the author gave one; without a name it is all that identifies the work.
  const isTitleDue = licence.duties.title === 'required if supplied' || names === '';
  const asksDate = licence.duties.lastUpdateDate !== undefined && work.lastUpdate;
  const address = webAddress(work.source) ?? work.source ?? licence.uri;
  return [
    isTitleDue ? clean(work.title ?? '') : '',
    names || namelessWord(work),
    asksDate ? creditWord('updated') + dateInWords(work.lastUpdate ?? '') : '',
    licenceName(licence),
    work.modified ? creditWord('modifiedShort') : '',
    clean(address ?? '')
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, ''),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** A work with an address is described once; where it comes up again, its address says which. */
function jsonLdOf(work: Work, described: Set<string>): Record<string, unknown> {
  const address = webAddress(work.source);
  if (address && described.has(address)) return { '@type': 'CreativeWork', '@id': address };
  if (address) described.add(address);
  const licence = getLicence(work.licence);
  const authors = namedAuthors(work).map(agentOf);
  const title = clean(work.title ?? '');
  const related = (name: string, works: readonly Work[] = []) =>
    works.length > 0 ? { [name]: works.map((each) => jsonLdOf(each, described)) } : {};
  return {
    '@type': 'CreativeWork',
    ...(address ? { '@id': address, url: address } : {}),
    ...(title ? { name: title } : {}),
    ...(authors.length > 0 ? { author: authors, copyrightHolder: authors } : {}),
    // A licence announced without version has no address; schema.org also takes a described work.
    license: licence.uri ?? { '@type': 'CreativeWork', name: licence.short },
    creditText: asText(creditName(work)),
    ...related('isBasedOn', work.basedOn),
    ...related('hasPart', work.borrowed),
  };
}

function agentOf(author: Author): Record<string, string> {
  if (typeof author === 'string') return { '@type': 'Person', name: authorName(author) };
  const url = webAddress(author.url);
  return {
    '@type': author.organisation ? 'Organization' : 'Person',
    name: authorName(author),
    ...(url ? { url } : {}),
  };
}
