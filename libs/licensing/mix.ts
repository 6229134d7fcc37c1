import { resolveAdaptation } from './adaptation.js';
import { resolveCollection } from './collection.js';
import { getLicence, offeredLicences } from './licence.js';
import { type Reason, type Verdict, rankOf, reasonFor, verdictOf } from './rule.js';
import { fill, readTable } from './table.js';

/** Something of somebody else inside a resource, or that a resource is made from. */
export interface MixedWork {
  /** As people read it: « Titre », de son auteur. */
  readonly name: string;
  readonly licence: string;
  /** `shown`: as it is, beside the author's own work (a collection's item, CC FAQ); `adapted` in all other cases. */
  readonly use: 'adapted' | 'shown';
  /** Licences that its author agreed to in writing, here. */
  readonly agreedTo?: readonly string[];
  /** A written agreement given elsewhere, which nobody here has checked. */
  readonly agreementTold?: boolean;
  /** Licences that its author refused, here: nothing told of elsewhere undoes that. */
  readonly refused?: readonly string[];
}

/** A reason, with the works that bring it about. */
interface MixReason extends Reason {
  readonly works: readonly MixedWork[];
}

/** What one licence would be worth for the whole. */
export interface MixOption {
  readonly licence: string;
  readonly verdict: Verdict;
  readonly reasons: readonly MixReason[];
}

/** Something that would lift an impasse. */
export interface WayOut {
  readonly kind: 'drop' | 'show' | 'collection' | 'ask';
  /** The work that it is about; null for the whole. */
  readonly work: MixedWork | null;
  /** One French sentence. */
  readonly message: string;
}

export interface MixAnswer {
  /** One verdict for each licence that an adaptation may carry, in the order of the table. */
  readonly options: readonly MixOption[];
  /** Nothing allowed and nothing to check. */
  readonly isIncompatible: boolean;
}

const texts = readTable<{ waysOut: Readonly<Record<WayOut['kind'], string>> }>('texts.fr.json').waysOut;

/**
 * Which licences a resource made with these works may carry: adapted ones by the rules of adaptation, those shown as they
 * are by the rules of collections, written agreements first. No work is an original one. Throws LicenceUnknown.
 */
export function resolveMix(works: readonly MixedWork[]): MixAnswer {
  const options = optionsFor(works);
  return { options, isIncompatible: !options.some(({ verdict }) => isOpen(verdict)) };
}

/** What one licence is worth among these options; one that no adaptation may carry is forbidden. Throws LicenceUnknown. */
export function optionOf(options: readonly MixOption[], licence: string): MixOption {
  const known = options.find((option) => option.licence === licence);
  return known ?? { licence: getLicence(licence).id, verdict: 'forbidden', reasons: [] };
}

/**
 * What would lift an impasse: leaving one work out, showing it as it is, side by side, or asking its author. It solves
 * the mix once or twice again for each work: for the pages that show it, not for each reading of a draft.
 */
export function waysOutOf(works: readonly MixedWork[]): WayOut[] {
  const dropping = works.flatMap((work) => dropped(work, works));
  const showing = works.flatMap((work) => shownAsItIs(work, works));
  const together = resolveCollection(works.map(({ licence }) => licence)).allowed
    ? [{ kind: 'collection' as const, work: null, message: texts.collection }]
    : [];
  const asking = works.filter(({ use }) => use === 'adapted').map((work) => about('ask', work));
  return [...dropping, ...showing, ...together, ...asking];
}

const isOpen = (verdict: Verdict): boolean => verdict === 'allowed' || verdict === 'review';

function optionsFor(works: readonly MixedWork[]): MixOption[] {
  const adapted = works.filter(({ use }) => use === 'adapted');
  const beside = besideOthers(works.filter(({ use }) => use === 'shown'));
  const outputs = answerFor(adapted);
  const withWorks = named(adapted);
  // Only agreements, which are rare, make one licence depend on other works than the next.
  const hasAgreements = adapted.some((work) => work.agreementTold || work.agreedTo?.length);
  return outputs.map((output) => {
    const { licence } = output;
    const plain = worst({ ...output, reasons: withWorks(output.reasons) }, beside(licence));
    if (!hasAgreements || plain.verdict === 'allowed') return plain;
    const bound = adapted.filter((work) => !isCovered(work, licence));
    const own = bound.length === 0 ? free(licence) : optionAmong(bound, licence);
    const agreed = worst(own, [...agreements(adapted, licence), ...beside(licence)]);
    // An agreement opens what the licences close; it makes nothing worse that they allow.
    return rankOf(agreed.verdict) < rankOf(plain.verdict) ? agreed : plain;
  });
}

/** The author's written agreement stands in the place of what her licence says. */
const isCovered = (work: MixedWork, output: string): boolean => agreementRule(work, output) !== null;

function agreementRule({ agreedTo, agreementTold, refused }: MixedWork, output: string) {
  if (agreedTo?.includes(output)) return 'AGREEMENT';
  return agreementTold && !refused?.includes(output) ? 'AGREEMENT-TOLD' : null;
}

const free = (licence: string): MixOption => ({ licence, verdict: 'allowed', reasons: [] });

const answerFor = (works: readonly MixedWork[]) =>
  resolveAdaptation(works.map(({ licence }) => licence)).outputs;

function optionAmong(works: readonly MixedWork[], licence: string): MixOption {
  const output = answerFor(works).find((each) => each.licence === licence);
  return { licence, verdict: output?.verdict ?? 'forbidden', reasons: named(works)(output?.reasons ?? []) };
}

/** A mix of ten gives some three hundred reasons: spelled out, they take a third of the time of a spread. */
function named(works: readonly MixedWork[]): (reasons: readonly Reason[]) => MixReason[] {
  const byLicence = new Map<string | undefined, MixedWork[]>();
  for (const work of works) byLicence.set(work.licence, [...(byLicence.get(work.licence) ?? []), work]);
  const ofLicence = (licence: string | null | undefined) => byLicence.get(licence ?? undefined) ?? [];
  return (reasons) =>
    reasons.map((reason) => {
      const { rule, number, licence, other, message, source, url } = reason;
      const works = other ? [...ofLicence(licence), ...ofLicence(other)] : ofLicence(licence);
      return { rule, number, licence, other, message, source, url, works };
    });
}

function agreements(works: readonly MixedWork[], output: string): MixReason[] {
  return works.flatMap((work) => {
    const rule = agreementRule(work, output);
    return rule === null ? [] : [{ ...reasonFor(rule, work.licence, { output }), works: [work] }];
  });
}

/** What unchanged works beside one's own ask of the licence of the whole. */
function besideOthers(shown: readonly MixedWork[]): (output: string) => MixReason[] {
  if (shown.length === 0) return () => [];
  const answer = resolveCollection(shown.map(({ licence }) => licence));
  if (!answer.allowed) return () => named(shown)(answer.reasons);
  if (answer.commercialUse) return () => [];
  const reserved = answer.reasons.filter(({ rule }) => rule === 'COLLECTION-NC');
  return (output) =>
    answer.ownLayerLicences.includes(output)
      ? []
      : named(shown)(reserved.map((reason) => ({ ...reason, rule: 'COLLECTION-NC-LAYER' })));
}

/** The verdict with further reasons, each of which has its own: the worst decides, and alone is told. */
function worst(option: MixOption, further: readonly MixReason[]): MixOption {
  const verdicts = [option.verdict, ...further.map(({ rule }) => verdictOf(rule))];
  const verdict = verdicts.reduce((left, right) => (rankOf(right) > rankOf(left) ? right : left));
  return {
    licence: option.licence,
    verdict,
    reasons: [
      ...(option.verdict === verdict ? option.reasons : []),
      ...further.filter(({ rule }) => verdictOf(rule) === verdict),
    ],
  };
}

function dropped(work: MixedWork, works: readonly MixedWork[]): WayOut[] {
  const licence = bestOf(optionsFor(works.filter((each) => each !== work)));
  return licence === null ? [] : [about('drop', work, licence)];
}

function shownAsItIs(work: MixedWork, works: readonly MixedWork[]): WayOut[] {
  if (work.use === 'shown') return [];
  const changed = works.map((each) => (each === work ? { ...work, use: 'shown' as const } : each));
  return bestOf(optionsFor(changed)) === null ? [] : [about('show', work)];
}

/** The first licence that we offer among those allowed, or that need a person. */
function bestOf(options: readonly MixOption[]): string | null {
  const having = (wanted: Verdict) => options.filter(({ verdict }) => verdict === wanted);
  const good = having('allowed').length > 0 ? having('allowed') : having('review');
  const best = offeredLicences().find(({ id }) => good.some(({ licence }) => licence === id));
  return best?.short ?? (good[0] ? getLicence(good[0].licence).short : null);
}

const about = (kind: WayOut['kind'], work: MixedWork, licence = ''): WayOut => ({
  kind,
  work,
  message: fill(texts[kind], { work: work.name, licence }),
});
