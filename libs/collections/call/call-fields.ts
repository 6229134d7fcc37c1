import type { Problem } from '#platform/authorization';
import { dayOf, isDay } from '#platform/clock';
import { findTerm } from '#vocabulary';
import { CallRefused, WordMissing, WordTooLong } from './call.errors.js';
import type { CallFields } from './call.js';

/** What fits in a call; the database holds the same numbers. */
export const callLimits = {
  title: 150,
  missing: 4000,
  terms: 60,
  keywords: 10,
  keyword: 80,
  wanted: { least: 1, most: 50 },
  /** Between its first and its last day. */
  months: 12,
  word: 1000,
  contributions: 500,
  /** Of one person, that have not closed. */
  calls: 50,
} as const;

const DAY = 86_400_000;
const NBSP = '\u00a0';

/** What a call begins with where nothing is said. */
export const usualFields = (now: Date): Omit<CallFields, 'title'> => ({
  missing: '',
  levels: [],
  subjects: [],
  keywords: [],
  wants: 'published',
  wanted: 3,
  opensOn: dayOf(now),
  closesOn: dayOf(new Date(now.getTime() + 60 * DAY)),
  territoryId: null,
});

/** Trimmed, or thrown with all that must be mended. */
export function checkedFields(wish: CallFields): CallFields {
  const fields = {
    ...wish,
    title: oneLine(wish.title),
    missing: wish.missing.trim(),
    levels: [...new Set(wish.levels)],
    subjects: [...new Set(wish.subjects)],
    keywords: [...new Set(wish.keywords.map(oneLine).filter(Boolean))],
  };
  const problems = [
    ...textProblems(fields),
    ...termProblems(fields),
    ...keywordProblems(fields),
    ...numberProblems(fields),
    ...dateProblems(fields),
  ];
  if (problems.length > 0) throw new CallRefused(problems);
  return fields;
}

/** What a draft still lacks for others to see it. */
export function openingProblems(
  call: Pick<CallFields, 'missing' | 'levels' | 'subjects' | 'keywords' | 'closesOn'>,
  today: string,
): Problem[] {
  const isAboutSomething = call.levels.length + call.subjects.length + call.keywords.length > 0;
  return [
    ...(call.missing ? [] : [problem('MISSING_MISSING', 'missing', 'Dites ce qui manque.')]),
    ...(isAboutSomething
      ? []
      : [
          problem(
            'CRITERIA_MISSING',
            'levels',
            `Choisissez au moins un niveau, une discipline ou un mot${NBSP}: sans cela, toute ressource répondrait.`,
          ),
        ]),
    ...(call.closesOn >= today
      ? []
      : [problem('DATES_PAST', 'closesOn', `Le dernier jour est passé${NBSP}: choisissez une autre date.`)]),
  ];
}

/** What is said to somebody, or to all at the end. */
export function checkedWord(wish: string, how: { required: boolean }): string {
  const word = wish.trim();
  if (how.required && word === '') throw new WordMissing();
  if (word.length > callLimits.word) throw new WordTooLong();
  return word;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const problem = (code: string, field: string, message: string): Problem => ({ code, field, message });

function textProblems({ title, missing }: CallFields): Problem[] {
  const tooLong = (field: 'title' | 'missing', text: string): Problem[] =>
    text.length > callLimits[field]
      ? [problem('TEXT_TOO_LONG', field, `Au plus ${String(callLimits[field])} signes.`)]
      : [];
  return [
    ...(title ? [] : [problem('TITLE_MISSING', 'title', 'Donnez un titre.')]),
    ...tooLong('title', title),
    ...tooLong('missing', missing),
  ];
}

function termProblems({ levels, subjects }: CallFields): Problem[] {
  return Object.entries({ levels, subjects } as const).flatMap(([field, ids]) =>
    ids.length > callLimits.terms || ids.some((id) => !findTerm(field as 'levels' | 'subjects', id))
      ? [problem('TERM_NOT_LISTED', field, 'Choisissez dans la liste.')]
      : [],
  );
}

const keywordProblems = ({ keywords }: CallFields): Problem[] =>
  keywords.length > callLimits.keywords || keywords.some((word) => word.length > callLimits.keyword)
    ? [problem('KEYWORDS_TOO_MANY', 'keywords', `Au plus dix mots, de 80${NBSP}signes chacun.`)]
    : [];

function numberProblems({ wanted }: CallFields): Problem[] {
  const { least, most } = callLimits.wanted;
  return Number.isInteger(wanted) && wanted >= least && wanted <= most
    ? []
    : [problem('NUMBER_OUT_OF_RANGE', 'wanted', `Un nombre de ${String(least)} à ${String(most)}.`)];
}

function dateProblems({ opensOn, closesOn }: CallFields): Problem[] {
  const wrong = (['opensOn', 'closesOn'] as const).filter((name) => !isDay({ opensOn, closesOn }[name]));
  if (wrong.length > 0)
    return wrong.map((field) => problem('DATE_WRONG', field, 'Donnez un jour qui existe, comme 2027-01-15.'));
  if (closesOn < opensOn)
    return [problem('DATES_REVERSED', 'closesOn', 'Le dernier jour vient après le premier.')];
  const latest = new Date(`${opensOn}T00:00:00Z`);
  latest.setUTCMonth(latest.getUTCMonth() + callLimits.months);
  return new Date(`${closesOn}T00:00:00Z`) > latest
    ? [problem('CALL_TOO_LONG', 'closesOn', `Un appel dure au plus ${String(callLimits.months)} mois.`)]
    : [];
}
