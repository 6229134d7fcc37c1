import { createHash } from 'node:crypto';
import { type Problem, Refusal } from '#platform/authorization';
import { slugify } from '#identity';
import type { Criterion, Rubric } from './rubric.js';

/** What fits in a rubric: a quarter of an hour for whoever reviews, closed questions with words for each answer. */
export const rubricLimits = {
  title: 120,
  criteria: { least: 3, most: 20 },
  levels: { least: 3, most: 5 },
  weight: { least: 1, most: 5 },
  question: 200,
  guidance: 600,
  levelLabel: 100,
  levelDescription: 300,
  origin: 200,
  url: 500,
} as const;

/** As somebody writes it: what has no key yet gets one. */
export type CriterionWish = Omit<Criterion, 'key'> & { readonly key?: string | null };

export interface RubricWish {
  readonly title: string;
  readonly criteria: readonly CriterionWish[];
}

class RubricRefused extends Refusal {
  constructor(problems: readonly Problem[]) {
    super(problems);
  }
}

/** Trimmed, each criterion with its key; or thrown with all that must be mended. */
export function checkedRubric(wish: RubricWish): Pick<Rubric, 'title' | 'criteria'> {
  const title = wish.title.replace(/\s+/g, ' ').trim();
  const criteria = keyed(wish.criteria.map(trimmed));
  const problems = [
    ...textProblem('title', title, rubricLimits.title, 'Donnez un titre à cette grille.'),
    ...countProblems(criteria),
    ...criteria.flatMap((criterion, at) => criterionProblems(criterion, `criteria.${at}`)),
  ];
  if (problems.length > 0) throw new RubricRefused(problems);
  return { title, criteria };
}

/** What was read, in a few signs: two who write at once do not undo each other. */
export function revisionOf({ title, criteria }: Pick<Rubric, 'title' | 'criteria'>): string {
  const words = criteria.map(({ key, question, guidance, levels, weight, mayNotApply, origin }) => [
    key,
    question,
    guidance,
    levels.map(({ label, description }) => [label, description]),
    weight,
    mayNotApply,
    [origin.label, origin.url],
  ]);
  return createHash('sha256')
    .update(JSON.stringify([title, words]))
    .digest('hex')
    .slice(0, 16);
}

function trimmed({ key, levels, origin, ...criterion }: CriterionWish): CriterionWish {
  return {
    key: key?.trim() ?? '',
    question: criterion.question.replace(/\s+/g, ' ').trim(),
    guidance: criterion.guidance.trim(),
    levels: levels.map(({ label, description }) => ({
      label: label.trim(),
      description: description.trim(),
    })),
    weight: criterion.weight,
    mayNotApply: criterion.mayNotApply,
    origin: { label: origin.label.trim(), url: origin.url?.trim() || null },
  };
}

/** Keys are for machines: from the words of the question, once. */
function keyed(criteria: readonly CriterionWish[]): Criterion[] {
  const taken = new Set(criteria.map(({ key }) => key));
  return criteria.map((criterion) => {
    if (criterion.key) return { ...criterion, key: criterion.key };
    const wanted = slugify(criterion.question).slice(0, 30).replace(/-+$/, '') || 'critere';
    let key = wanted;
    for (let n = 2; taken.has(key); n += 1) key = `${wanted}-${n}`;
    taken.add(key);
    return { ...criterion, key };
  });
}

const problem = (code: string, field: string, message: string): Problem => ({ code, field, message });

function countProblems(criteria: readonly Criterion[]): Problem[] {
  const { least, most } = rubricLimits.criteria;
  if (criteria.length < least || criteria.length > most)
    return [problem('CRITERIA_COUNT', 'criteria', `Une grille a de ${least} à ${most} critères.`)];
  if (new Set(criteria.map(({ key }) => key)).size < criteria.length)
    return [problem('CRITERION_TWICE', 'criteria', 'Le même critère est là deux fois.')];
  return criteria.every(({ mayNotApply }) => mayNotApply)
    ? [
        problem(
          'CRITERIA_ALL_OPTIONAL',
          'criteria',
          'Au moins un critère vaut pour toutes les ressources : enlevez-lui «\u00a0sans objet\u00a0».',
        ),
      ]
    : [];
}

function criterionProblems(criterion: Criterion, at: string): Problem[] {
  const { question, guidance, levels, weight, origin, key } = criterion;
  const { least, most } = rubricLimits.weight;
  return [
    ...(/^[a-zA-Z0-9-]{1,40}$/.test(key)
      ? []
      : [problem('CRITERION_KEY', `${at}.key`, 'Une clef est faite de lettres et de chiffres.')]),
    ...textProblem(`${at}.question`, question, rubricLimits.question, 'Posez la question.'),
    ...textProblem(`${at}.guidance`, guidance, rubricLimits.guidance, null),
    ...levelProblems(levels, `${at}.levels`),
    ...(Number.isInteger(weight) && weight >= least && weight <= most
      ? []
      : [problem('NUMBER_OUT_OF_RANGE', `${at}.weight`, `Un nombre de ${least} à ${most}.`)]),
    ...originProblems(origin, `${at}.origin`),
  ];
}

function levelProblems(levels: Criterion['levels'], at: string): Problem[] {
  const { least, most } = rubricLimits.levels;
  if (levels.length < least || levels.length > most)
    return [problem('LEVELS_COUNT', at, `De ${least} à ${most} réponses, de la meilleure à la plus faible.`)];
  return levels.flatMap(({ label, description }, index) => [
    ...textProblem(`${at}.${index}.label`, label, rubricLimits.levelLabel, `Nommez la réponse ${index + 1}.`),
    ...textProblem(
      `${at}.${index}.description`,
      description,
      rubricLimits.levelDescription,
      `Dites ce que l’on voit quand la réponse ${index + 1} est la bonne.`,
    ),
  ]);
}

function originProblems({ label, url }: Criterion['origin'], at: string): Problem[] {
  return [
    ...textProblem(`${at}.label`, label, rubricLimits.origin, 'Dites d’où vient ce critère.'),
    ...(url === null || (url.length <= rubricLimits.url && /^https?:\/\//.test(url) && URL.canParse(url))
      ? []
      : [problem('ADDRESS_NOT_WEB', `${at}.url`, 'Une adresse du web commence par https://.')]),
  ];
}

/** `missing`: what to say of an empty one; null where it may be. */
function textProblem(field: string, text: string, most: number, missing: string | null): Problem[] {
  if (text === '') return missing === null ? [] : [problem('TEXT_MISSING', field, missing)];
  return text.length > most ? [problem('TEXT_TOO_LONG', field, `Au plus ${most} signes.`)] : [];
}
