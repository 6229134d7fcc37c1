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
  type Piece,
  type Work,
} from './credit.js';
import { asHtml, asMarkdown, asText } from './credit-forms.js';
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
  const sources = sourcesOf(work).map((source) => ({
    work: source,
    pieces: creditPieces(source, work.licence),
  }));
  const lines = sources.map((source) => source.pieces);
  const notice = noticeLines(own, lines);
  return {
    text: notice.join('\n'),
    html: asHtml({ work, pieces: own }, sources),
    markdown: asMarkdown(own, lines),
    print: printLine(work),
    jsonLd: { '@context': 'https://schema.org', ...jsonLdOf(work) },
    notice,
  };
}

/** All works that this one comes from, nearest first, each once. */
function sourcesOf(work: Work): Work[] {
  const found = new Map<string, Work>();
  const visit = (sources: readonly Work[]) => {
    for (const source of sources) {
      const line = asText(creditPieces(source, work.licence));
      if (!found.has(line)) found.set(line, source);
    }
    for (const source of sources) visit(source.basedOn ?? []);
  };
  visit(work.basedOn ?? []);
  return [...found.values()];
}

function noticeLines(own: readonly Piece[], sources: readonly (readonly Piece[])[]): string[] {
  if (sources.length === 0) return [asText(own)];
  return [asText(own), creditWord('adaptedFrom'), ...sources.map((pieces) => `– ${asText(pieces)}`)];
}

/** Names, licence and a short address: enough to find the full credit (CC 4.0 §3(a)(2)). */
function printLine(work: Work): string {
  const sources = sourcesOf(work).map(shortCredit);
  const from =
    sources.length === 0 ? '' : `\u00a0; ${creditWord('adaptedFromShort')}${sources.join('\u00a0; ')}`;
  return shortCredit(work) + from;
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

function jsonLdOf(work: Work): Record<string, unknown> {
  const licence = getLicence(work.licence);
  const authors = namedAuthors(work).map(agentOf);
  const address = webAddress(work.source);
  const title = clean(work.title ?? '');
  return {
    '@type': 'CreativeWork',
    ...(address ? { '@id': address, url: address } : {}),
    ...(title ? { name: title } : {}),
    ...(authors.length > 0 ? { author: authors, copyrightHolder: authors } : {}),
    // A licence announced without version has no address; schema.org also takes a described work.
    license: licence.uri ?? { '@type': 'CreativeWork', name: licence.short },
    creditText: asText(creditName(work)),
    ...(work.basedOn && work.basedOn.length > 0 ? { isBasedOn: work.basedOn.map(jsonLdOf) } : {}),
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
