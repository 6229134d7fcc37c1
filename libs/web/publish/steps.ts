import type { DraftStepName, StepState } from '#contract';

interface StepTexts {
  path: string;
  title: string;
  lead: string;
}

/** The five steps of a draft, in the order that helps most; any order works. */
export const STEPS: Record<DraftStepName, StepTexts> = {
  FILES: {
    path: 'fichiers',
    title: 'Fichiers',
    lead: 'Déposez ce que vous avez : un fichier à modifier, un fichier à imprimer, un corrigé.',
  },
  CHECK: {
    path: 'verification',
    title: 'Vérifier',
    lead: 'Le titre et le résumé sont ce que vos collègues liront d’abord.',
  },
  AUDIENCE: {
    path: 'public',
    title: 'Pour qui',
    lead: 'Trois réponses suffisent. Les autres aident à trouver la ressource pour jeudi.',
  },
  RIGHTS: {
    path: 'droits',
    title: 'Droits et licence',
    lead: 'Une licence dit à vos collègues ce qu’ils peuvent faire. Sans elle, personne n’a le droit de vous adapter.',
  },
  REVIEW: {
    path: 'relecture',
    title: 'Relire et publier',
    lead: 'Voici ce que verront vos collègues. Rien n’est public avant que vous ne le décidiez.',
  },
};

const order = Object.keys(STEPS) as DraftStepName[];

export const stepPath = (draftId: string, name: DraftStepName): string =>
  `/brouillons/${draftId}/${STEPS[name].path}`;

/** « Étape 2 sur 5 » */
export const stepRank = (name: DraftStepName): string =>
  `Étape ${order.indexOf(name) + 1} sur ${order.length}`;

/** Where saving a step leads: the next one. */
export function nextPath(draftId: string, name: DraftStepName): string {
  const next = order[order.indexOf(name) + 1];
  return next === undefined ? `/brouillons/${draftId}` : stepPath(draftId, next);
}

/** The first step that still waits for something; null when all is done. */
export function stepTodo(
  steps: readonly { name: DraftStepName; state: StepState }[],
): (StepTexts & { name: DraftStepName }) | null {
  const todo = steps.find(({ state }) => state === 'TODO') ?? steps.find(({ state }) => state === 'WAITING');
  return todo === undefined ? null : { name: todo.name, ...STEPS[todo.name] };
}

const STEP_OF_FIELD: Record<string, DraftStepName> = {
  files: 'FILES',
  text: 'FILES',
  linkUrl: 'CHECK',
  title: 'CHECK',
  summary: 'CHECK',
  keywords: 'CHECK',
  language: 'CHECK',
  levels: 'AUDIENCE',
  allLevels: 'AUDIENCE',
  subjects: 'AUDIENCE',
  crossCurricular: 'AUDIENCE',
  types: 'AUDIENCE',
  licence: 'RIGHTS',
  licenceChecked: 'RIGHTS',
  adaptationChanges: 'RIGHTS',
  sources: 'RIGHTS',
  rightsAnswers: 'RIGHTS',
  thirdPartyItems: 'RIGHTS',
};

/** The address of a field of the draft, from the last step: on this page, or on the step that holds it. */
export function fieldHref(draftId: string, field: string): string {
  const name = field.split('.')[0] ?? field;
  const step = field === 'rightsAnswers.attested' ? undefined : STEP_OF_FIELD[name];
  if (field === 'rightsAnswers.attested') return '#attested';
  return step === undefined ? `#${name}` : `${stepPath(draftId, step)}#${name}`;
}
