import { resolveAdaptation } from './adaptation.js';
import { getLicence, offeredLicences } from './licence.js';
import { describeLicence } from './rights.js';
import { fill, readTable } from './table.js';

type YesOrNo = 'yes' | 'no';

/** Answers of the rights step; what is not answered counts as the most open choice. */
export interface RightsAnswers {
  /** Who made the parts: the author, other people, a machine. */
  readonly parts?: readonly ('own' | 'others' | 'ai')[];
  readonly adaptation?: YesOrNo;
  readonly shareAlike?: YesOrNo;
  readonly commercial?: YesOrNo;
  /** Licences of the works taken up: the recommendation never leaves what they allow. */
  readonly sources?: readonly string[];
}

export interface Recommendation {
  /** Null when the sources allow nothing. */
  readonly licence: string | null;
  /** One French sentence. */
  readonly why: string;
  readonly warning: string | null;
  /** What to do besides, in French. */
  readonly notes: readonly string[];
}

export interface RightsQuestion {
  readonly id: 'parts' | 'adaptation' | 'shareAlike' | 'commercial';
  readonly label: string;
  /** Several answers may hold at once. */
  readonly many: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface Chooser {
  readonly questions: readonly RightsQuestion[];
  /** The first row whose conditions all hold answers; the last has none. */
  readonly recommendations: readonly {
    readonly when: Readonly<Record<string, YesOrNo>>;
    readonly licence: string;
    readonly why: string;
  }[];
  readonly notes: Readonly<
    Record<'others' | 'ai' | 'sourcesChange' | 'sourcesBlock' | 'sourcesReview', string>
  >;
}

const chooser = readTable<Chooser>('chooser.json');

/** The questions of the rights step, in order. */
export function rightsQuestions(): readonly RightsQuestion[] {
  return chooser.questions;
}

/** The licence to propose first. The author stays free to choose another that her sources allow. Throws LicenceUnknown. */
export function recommendLicence(answers: RightsAnswers): Recommendation {
  const wished = wish(answers);
  const notes = [
    ...(answers.parts?.includes('others') ? [chooser.notes.others] : []),
    ...(answers.parts?.includes('ai') ? [chooser.notes.ai] : []),
  ];
  if (!answers.sources || answers.sources.length === 0) return proposal(wished.licence, wished.why, notes);
  const { allowed, isIncompatible } = resolveAdaptation(answers.sources);
  if (allowed.includes(wished.licence)) return proposal(wished.licence, wished.why, notes);
  const next = offeredLicences().find((licence) => allowed.includes(licence.id));
  if (!next) {
    const why = isIncompatible ? chooser.notes.sourcesBlock : chooser.notes.sourcesReview;
    return { licence: null, why, warning: null, notes };
  }
  const why = fill(chooser.notes.sourcesChange, {
    wanted: getLicence(wished.licence).short,
    licence: next.short,
  });
  return proposal(next.id, why, notes);
}

function proposal(licence: string, why: string, notes: readonly string[]): Recommendation {
  return { licence, why, warning: describeLicence(licence).warning, notes };
}

function wish(answers: RightsAnswers): { licence: string; why: string } {
  const { parts = [], adaptation, shareAlike, commercial } = answers;
  const onlyAi: YesOrNo = parts.length > 0 && parts.every((part) => part === 'ai') ? 'yes' : 'no';
  const given: Readonly<Record<string, YesOrNo | undefined>> = { onlyAi, adaptation, shareAlike, commercial };
  const row = chooser.recommendations.find(({ when }) =>
    Object.entries(when).every(([question, answer]) => given[question] === answer),
  );
  if (!row) throw new Error('chooser.json has no last recommendation without condition');
  return row;
}
