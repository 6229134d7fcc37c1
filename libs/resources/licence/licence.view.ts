import { attribution, getLicence, recogniseLicence, type Work } from '#licensing';

/** A licence named somewhere, with its author's own words when no version was given. */
export interface LicenceView {
  readonly id: string;
  readonly announced: string | null;
}

export const licenceView = (id: string, announced: string | null = null): LicenceView => ({
  id: getLicence(id).id,
  announced,
});

/** The forms of a credit under the names of the schema. */
export function creditForms(work: Work) {
  const { print, ...forms } = attribution(work);
  return { ...forms, short: print };
}

/** A pasted text as a licence, or as the question it leaves open. */
export function recognised(text: string) {
  const answer = recogniseLicence(text);
  return 'licence' in answer
    ? { licence: licenceView(answer.licence), question: null, candidates: [] }
    : {
        licence: null,
        question: answer.question,
        candidates: answer.candidates.map((id) => licenceView(id)),
      };
}
