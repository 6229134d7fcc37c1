import { getLicence } from '#licensing';
import type { Problem } from '#platform/authorization';
import { findTerm, levelLabel } from '#vocabulary';
import type { Draft } from './draft.js';
import { DraftStepName, type DraftStepType, StepState } from './draft.type.js';
import type { StoredFile } from '../file/stored-file.js';

const fieldsOf: Record<Exclude<DraftStepName, DraftStepName.REVIEW>, readonly string[]> = {
  [DraftStepName.FILES]: ['files'],
  [DraftStepName.CHECK]: ['title', 'summary'],
  [DraftStepName.AUDIENCE]: ['levels', 'subjects', 'types'],
  [DraftStepName.RIGHTS]: ['licence', 'thirdPartyItems', 'adaptationChanges', 'licenceChecked'],
};

/** The task list: each step with its state and, in French, what is in it. */
export function stepsOf(
  draft: Draft,
  files: readonly StoredFile[],
  problems: readonly Problem[],
): DraftStepType[] {
  const summaries = {
    FILES: filesSummary(draft, files),
    CHECK: checkSummary(draft),
    AUDIENCE: audienceSummary(draft),
    RIGHTS: rightsSummary(draft),
  };
  const open = (name: keyof typeof fieldsOf) =>
    problems.some((problem) => fieldsOf[name].includes(problem.field ?? ''));
  const steps = (Object.keys(fieldsOf) as (keyof typeof fieldsOf)[]).map((name) => ({
    name,
    state: open(name) ? StepState.TODO : StepState.DONE,
    summary: summaries[name],
  }));
  return [
    ...steps,
    {
      name: DraftStepName.REVIEW,
      state: problems.length > 0 ? StepState.WAITING : StepState.TODO,
      summary:
        problems.length > 0
          ? remaining(problems.length)
          : 'Tout est prêt : relisez une dernière fois, puis publiez',
    },
  ];
}

const remaining = (count: number) => (count === 1 ? 'Il manque une chose' : `Il manque ${count} choses`);

function filesSummary({ fields }: Draft, files: readonly StoredFile[]): string {
  const parts = [
    files.length === 1 ? 'Un fichier' : files.length > 1 ? `${files.length} fichiers` : null,
    fields.text?.trim() ? 'un texte écrit ici' : null,
    fields.linkUrl ? 'un lien' : null,
  ].filter((each): each is string => each !== null);
  return parts.length > 0 ? parts.join(', ') : 'Un fichier, un texte ou un lien';
}

function checkSummary({ fields, found }: Draft): string {
  const read = found.map((value) => labels[value.field]).filter(Boolean);
  if (read.length > 0) return `${capitalised(read.join(', '))} : trouvé dans vos fichiers`;
  return fields.title ? 'Titre, résumé et mots-clés' : 'Un titre et un résumé';
}

const labels: Record<string, string> = {
  title: 'titre',
  summary: 'résumé',
  keywords: 'mots-clés',
  language: 'langue',
  licence: 'licence',
};

function audienceSummary({ fields }: Draft): string {
  const levels = fields.allLevels ? 'tous niveaux' : levelLabel(fields.levels ?? []);
  const subjects = (fields.subjects ?? []).flatMap((id) => findTerm('subjects', id)?.shortLabel ?? []);
  const said = [
    levels,
    ...(fields.crossCurricular ? ['transversal'] : subjects),
    fields.durationMinutes ? `${fields.durationMinutes} min` : '',
  ].filter(Boolean);
  return said.length > 0 ? capitalised(said.join(', ')) : 'Niveau, discipline et type';
}

const rightsSummary = ({ fields }: Draft): string =>
  fields.licence ? getLicence(fields.licence).short : 'Une licence, choisie en trois questions';

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
