import type { Problem } from '#platform/authorization';
import { findTerm } from '#vocabulary';
import { CollectionRefused } from './collection.errors.js';
import type { CollectionFields } from './collection.js';

/** What fits in a collection. */
export const collectionLimits = {
  title: 150,
  why: 4000,
  terms: 60,
  items: 2000,
  sections: 60,
  sectionTitle: 150,
  note: 2000,
  curators: 20,
  /** Sections that search: each costs a reader as much as a search does. */
  searches: 3,
  /** What they show together: a page holds so many lines beside its items. */
  found: 36,
  /** Of one person. */
  collections: 500,
} as const;

/** What a collection begins with where nothing is said. */
export const usualFields: Omit<CollectionFields, 'title'> = {
  why: '',
  visibility: 'private',
  levels: [],
  subjects: [],
  territoryId: null,
};

/** Trimmed, or thrown with all that must be mended. */
export function checkedFields(wish: CollectionFields): CollectionFields {
  const fields = {
    ...wish,
    title: oneLine(wish.title),
    why: wish.why.trim(),
    levels: [...new Set(wish.levels)],
    subjects: [...new Set(wish.subjects)],
  };
  const problems = [
    ...titleProblems('title', fields.title),
    ...lengthProblems('why', fields.why, collectionLimits.why),
    ...(fields.visibility === 'public' && fields.why === ''
      ? [
          problem(
            'WHY_MISSING',
            'why',
            'Dites en une phrase à quoi sert cette collection : tout le monde la verra.',
          ),
        ]
      : []),
    ...termProblems('levels', fields.levels),
    ...termProblems('subjects', fields.subjects),
  ];
  if (problems.length > 0) throw new CollectionRefused(problems);
  return fields;
}

/** A heading and its word, or thrown with all that must be mended. */
export function checkedSection(wish: { title: string; note: string }): { title: string; note: string } {
  const section = { title: oneLine(wish.title), note: wish.note.trim() };
  const problems = [
    ...titleProblems('title', section.title),
    ...lengthProblems('note', section.note, collectionLimits.note),
  ];
  if (problems.length > 0) throw new CollectionRefused(problems);
  return section;
}

/** A note, trimmed, or thrown. */
export function checkedNote(field: 'note' | 'localNote', wish: string): string {
  const note = wish.trim();
  const problems = lengthProblems(field, note, collectionLimits.note);
  if (problems.length > 0) throw new CollectionRefused(problems);
  return note;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const problem = (code: string, field: string, message: string): Problem => ({ code, field, message });

const titleProblems = (field: string, title: string): Problem[] =>
  title === ''
    ? [problem('TITLE_MISSING', field, 'Donnez un titre.')]
    : lengthProblems(field, title, collectionLimits.title);

const lengthProblems = (field: string, text: string, most: number): Problem[] =>
  text.length > most ? [problem('TEXT_TOO_LONG', field, `Au plus ${String(most)} signes.`)] : [];

const termProblems = (field: 'levels' | 'subjects', ids: readonly string[]): Problem[] =>
  ids.length > collectionLimits.terms || ids.some((id) => !findTerm(field, id))
    ? [problem('TERM_NOT_LISTED', field, 'Choisissez dans la liste.')]
    : [];
