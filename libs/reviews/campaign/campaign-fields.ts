import type { Problem } from '#platform/authorization';
import { dayOf, isDay } from '#platform/clock';
import { findTerm } from '#vocabulary';
import type { CampaignFields } from './campaign.js';
import { CampaignRefused } from './campaign.errors.js';

/** What fits in a campaign; the database holds the same numbers. */
export const campaignLimits = {
  title: 150,
  aim: 4000,
  charter: 8000,
  /** Between its first and its last day. */
  months: 18,
  terms: 60,
  resources: 50,
  reviewsWanted: { least: 1, most: 5 },
  cap: { least: 1, most: 20 },
  answerDays: { least: 1, most: 30 },
  reviewDays: { least: 1, most: 90 },
} as const;

const NBSP = '\u00a0';
const DAY = 86_400_000;
/** What a campaign begins with where its référent says nothing. */
export const usualFields = (
  now: Date,
): Omit<CampaignFields, 'title' | 'territoryId' | 'rubricVersionId'> => ({
  aim: '',
  mode: 'single_blind',
  levels: [],
  subjects: [],
  opensOn: dayOf(now),
  closesOn: dayOf(new Date(now.getTime() + 60 * DAY)),
  reviewsWanted: 2,
  cap: 3,
  answerDays: 3,
  reviewDays: 14,
  charter: usualCharter,
});

const usualCharter = `Chaque relecture dit d’abord ce qui réussit, puis ce qui manque, et toujours ce qu’il faudrait faire.
On relit une ressource, jamais une personne.
On ne relit ni un proche, ni un collègue de son établissement, ni ce que l’on a soi-même écrit ou adapté : on le dit, et une autre personne relit.
Ce qui n’est pas encore publié ne circule pas.
Un quart d’heure bien employé vaut mieux qu’une heure que l’on n’a pas : qui ne peut pas relire à temps le dit, sans avoir à se justifier.`;

/** Trimmed, or thrown with all that must be mended. */
export function checkedFields(wish: CampaignFields): CampaignFields {
  const fields = {
    ...wish,
    title: wish.title.replace(/\s+/g, ' ').trim(),
    aim: wish.aim.trim(),
    charter: wish.charter.trim(),
    levels: [...new Set(wish.levels)],
    subjects: [...new Set(wish.subjects)],
  };
  const problems = [
    ...textProblems(fields),
    ...termProblems(fields),
    ...dateProblems(fields),
    ...numberProblems(fields),
  ];
  if (problems.length > 0) throw new CampaignRefused(problems);
  return fields;
}

/** A later last day, or thrown. */
export function requireExtension(campaign: CampaignFields, closesOn: string, today: string): void {
  const problems = dateProblems({ ...campaign, closesOn });
  if (problems.length === 0 && (closesOn < today || closesOn < campaign.closesOn))
    problems.push(
      problem(
        'DATE_NOT_LATER',
        'closesOn',
        'Choisissez un jour à venir, qui ne vient pas avant l’ancien dernier jour.',
      ),
    );
  if (problems.length > 0) throw new CampaignRefused(problems);
}

/** What a draft still lacks for others to see it. */
export function openingProblems(
  campaign: Pick<CampaignFields, 'aim' | 'charter' | 'closesOn'>,
  today: string,
): Problem[] {
  return [
    ...(campaign.aim ? [] : [problem('AIM_MISSING', 'aim', 'Dites à quoi sert cette campagne.')]),
    ...(campaign.charter
      ? []
      : [problem('CHARTER_MISSING', 'charter', `Écrivez la charte${NBSP}: ce que chacun promet.`)]),
    ...(campaign.closesOn >= today
      ? []
      : [problem('DATES_PAST', 'closesOn', `Le dernier jour est passé${NBSP}: choisissez une autre date.`)]),
  ];
}

const problem = (code: string, field: string, message: string): Problem => ({ code, field, message });

function textProblems({ title, aim, charter }: CampaignFields): Problem[] {
  const tooLong = (field: 'title' | 'aim' | 'charter', text: string): Problem[] =>
    text.length > campaignLimits[field]
      ? [problem('TEXT_TOO_LONG', field, `Au plus ${campaignLimits[field]} signes.`)]
      : [];
  return [
    ...(title ? [] : [problem('TITLE_MISSING', 'title', 'Donnez un titre à cette campagne.')]),
    ...tooLong('title', title),
    ...tooLong('aim', aim),
    ...tooLong('charter', charter),
  ];
}

function termProblems({ levels, subjects }: CampaignFields): Problem[] {
  return Object.entries({ levels, subjects } as const).flatMap(([field, ids]) =>
    ids.length > campaignLimits.terms || ids.some((id) => !findTerm(field as 'levels' | 'subjects', id))
      ? [problem('TERM_NOT_LISTED', field, 'Choisissez dans la liste.')]
      : [],
  );
}

function dateProblems({ opensOn, closesOn }: CampaignFields): Problem[] {
  const wrong = (['opensOn', 'closesOn'] as const).filter((name) => !isDay({ opensOn, closesOn }[name]));
  if (wrong.length > 0)
    return wrong.map((field) => problem('DATE_WRONG', field, `Donnez un jour qui existe, comme 2027-01-15.`));
  if (closesOn < opensOn)
    return [problem('DATES_REVERSED', 'closesOn', 'Le dernier jour vient après le premier.')];
  const latest = new Date(`${opensOn}T00:00:00Z`);
  latest.setUTCMonth(latest.getUTCMonth() + campaignLimits.months);
  return new Date(`${closesOn}T00:00:00Z`) > latest
    ? [problem('CAMPAIGN_TOO_LONG', 'closesOn', `Une campagne dure au plus ${campaignLimits.months} mois.`)]
    : [];
}

function numberProblems(fields: CampaignFields): Problem[] {
  return (['reviewsWanted', 'cap', 'answerDays', 'reviewDays'] as const).flatMap((field) => {
    const { least, most } = campaignLimits[field];
    const value = fields[field];
    return Number.isInteger(value) && value >= least && value <= most
      ? []
      : [problem('NUMBER_OUT_OF_RANGE', field, `Un nombre de ${least} à ${most}.`)];
  });
}
