import { type Passage } from '../block.js';
import { findLicenceMention } from './licence-mention.js';

/** Where something was found, as the author reads it: « trouvé dans … ». */
export type MetadataPlace =
  | 'propriétés du document'
  | 'en-tête YAML'
  | 'en-tête de la page'
  | 'en-tête du fichier'
  | 'métadonnées du carnet'
  | 'notice du livre'
  | 'métadonnées de l’image'
  | 'première diapositive'
  | 'première page'
  | 'première feuille'
  | 'langue du texte'
  | 'pied de page'
  | 'premier titre'
  | 'texte du document';

export interface DocumentDescription {
  title?: string;
  authors?: string[];
  /** BCP 47 tag, as the file writes it. */
  language?: string;
  /** The sentence or the field that speaks of a licence, untouched: recognising it is not decided here. */
  licenceText?: string;
  licenceUrl?: string;
  keywords?: string[];
  description?: string;
}

export type MetadataField = keyof DocumentDescription;

/** What a document says about itself; `found` names the place of each field. */
export interface DocumentMetadata extends DocumentDescription {
  found: Partial<Record<MetadataField, MetadataPlace>>;
}

/** Fields found together in one place; earlier findings win over later ones. */
export interface MetadataFinding {
  where: MetadataPlace;
  fields: DocumentDescription;
}

const MAX_FIELD = 2_000;

/** Titles and authors that office suites write by themselves say nothing about the document. */
const AUTOMATIC_TITLE =
  /^(microsoft (word|powerpoint|excel) ?-|sans (titre|nom)|untitled|document ?\d*$|pr[ée]sentation( powerpoint)?$|powerpoint presentation|diapositive \d+$|slide \d+$|(feuil(le)?|sheet|tabelle) ?\d*$|title$)/iu;
const AUTOMATIC_AUTHOR =
  /^(user|utilisateur.*|admin(istrateur)?|microsoft.*|windows.*|auteur|author|unknown|inconnu|python-docx|hp|asus|pc)$/iu;

/** Merges findings, then completes from the text: first heading as title, a sentence that names a licence. */
export function describeDocument(
  findings: readonly MetadataFinding[],
  passages: readonly Passage[],
): DocumentMetadata {
  const metadata: DocumentMetadata = { found: {} };
  for (const finding of [...findings, ...findingsInText(passages)]) {
    const fields = cleanFields(finding.fields);
    for (const field of Object.keys(fields) as MetadataField[]) {
      if (metadata[field] !== undefined) continue;
      Object.assign(metadata, { [field]: fields[field] });
      metadata.found[field] = finding.where;
    }
  }
  return metadata;
}

function findingsInText(passages: readonly Passage[]): MetadataFinding[] {
  const heading = passages.slice(0, 40).find((passage) => passage.kind === 'heading');
  const findings: MetadataFinding[] = [];
  if (heading) findings.push({ where: 'premier titre', fields: { title: heading.text } });
  const mention = findLicenceMention(passages);
  if (mention) findings.push({ where: 'texte du document', fields: mention });
  return findings;
}

function cleanFields(fields: DocumentDescription): DocumentDescription {
  const clean: DocumentDescription = {};
  const title = cleanText(fields.title);
  if (title && !AUTOMATIC_TITLE.test(title)) clean.title = title;
  const authors = cleanList(fields.authors).filter((author) => !AUTOMATIC_AUTHOR.test(author));
  if (authors.length > 0) clean.authors = authors;
  const keywords = cleanList(fields.keywords);
  if (keywords.length > 0) clean.keywords = keywords;
  for (const field of ['language', 'licenceText', 'description'] as const) {
    const value = cleanText(fields[field]);
    if (value) clean[field] = value;
  }
  const url = cleanText(fields.licenceUrl);
  if (url && /^https?:\/\/\S+$/iu.test(url)) clean.licenceUrl = url;
  return clean;
}

function cleanText(value: string | undefined): string {
  return (value ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_FIELD);
}

function cleanList(values: readonly string[] | undefined): string[] {
  return [...new Set((values ?? []).map(cleanText).filter(Boolean))].slice(0, 50);
}

/** « a, b ; c » → three entries. */
export function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter(Boolean);
}
