import { findLicence } from '#licensing';
import { findTerm, type VocabularyName } from '#vocabulary';
import type { DraftFields } from './draft.js';
import {
  AddressInvalid,
  DurationInvalid,
  LicenceUnknownHere,
  TermUnknown,
  TextTooLong,
} from '../resource/resource.errors.js';

const longest: Partial<Record<keyof DraftFields, number>> = {
  title: 200,
  summary: 2000,
  language: 20,
  groupSize: 200,
  objectives: 4000,
  prerequisites: 4000,
  ages: 100,
  copies: 200,
  needs: 1000,
  text: 400_000,
  whatChanged: 1000,
  adaptationChanges: 2000,
  licenceChecked: 2000,
  linkUrl: 2000,
};

/** A school year of an hour a day: beyond, it is a typing mistake. */
const mostMinutes = 12_000;

const vocabularies: Partial<Record<keyof DraftFields, VocabularyName>> = {
  levels: 'levels',
  subjects: 'subjects',
  types: 'resource-types',
  themes: 'themes',
  equipment: 'equipment',
  place: 'places',
  audience: 'audiences',
  adaptationReasons: 'adaptation-reasons',
};

/**
 * The fields as they may be kept: known terms as ids, a known licence, web addresses, sizes; throws a refusal on the
 * first field at fault. Empty text is kept as null; nothing is required here.
 */
export function checkedFields(fields: DraftFields): DraftFields {
  const checked: DraftFields = { ...fields };
  for (const [key, most] of Object.entries(longest) as [keyof DraftFields, number][])
    checkField(checked, key, most);
  for (const [key, vocabulary] of Object.entries(vocabularies) as [keyof DraftFields, VocabularyName][]) {
    const ids = checked[key];
    if (Array.isArray(ids))
      Object.assign(checked, { [key]: [...new Set(ids.map((id) => termId(vocabulary, id, key)))] });
  }
  if (checked.durationMinutes && !(checked.durationMinutes > 0 && checked.durationMinutes <= mostMinutes))
    throw new DurationInvalid();
  if (checked.keywords) checked.keywords = cleanKeywords(checked.keywords);
  if (checked.licence && !findLicence(checked.licence)) throw new LicenceUnknownHere();
  if (checked.linkUrl) checked.linkUrl = webAddress(checked.linkUrl, 'linkUrl');
  return checked;
}

/** One text beside a draft, cleaned as its own are; null when nothing is left of it. */
export function checkedText(text: string | null | undefined, field: string, most: number): string | null {
  if (!text) return null;
  if (text.length > most) throw TextTooLong(field, most);
  return text.replace(unseen, '').trim() || null;
}

/** Characters of control, and those that turn the direction of a line: they would reverse whatever stands after it. */
const unseen = /[\0-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]/g;

function checkField(fields: DraftFields, key: keyof DraftFields, most: number): void {
  const text = fields[key];
  if (typeof text !== 'string') return;
  Object.assign(fields, { [key]: key === 'text' ? markdown(text, most) : checkedText(text, key, most) });
}

function markdown(text: string, most: number): string | null {
  if (text.length > most) throw TextTooLong('text', most);
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '') || null;
}

function termId(vocabulary: VocabularyName, id: string, field: string): string {
  const term = findTerm(vocabulary, id);
  if (!term) throw TermUnknown(field);
  return term.id;
}

const cleanKeywords = (keywords: readonly string[]): string[] =>
  [...new Set(keywords.map((each) => each.replace(/\s+/g, ' ').trim().slice(0, 80)).filter(Boolean))].slice(
    0,
    30,
  );

/** A web address as it may be kept; throws on the field that it was typed in. */
export function webAddress(text: string, field: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username) throw AddressInvalid(field);
  return url.href;
}
