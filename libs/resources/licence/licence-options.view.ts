import {
  getLicence,
  type MixedWork,
  resolveCollection,
  resolveMix,
  resolveRedistribution,
  waysOutOf,
} from '#licensing';
import type { TakenWork } from './licence-mix.js';
import { licenceView } from './licence.view.js';
import { type LicenceOptionsType, LicenceVerdict, ReuseMode, WayOutKind } from './licence.type.js';

/** What a stranger asks: these licences, adapted, and those of works shown as they are. */
export interface AskedMix {
  readonly sources: readonly string[];
  readonly shown: readonly string[];
}

/** The answers of the licence library, one for each way of reusing, under the names of the schema. */
export const licenceAnswers: Record<ReuseMode, (asked: AskedMix) => LicenceOptionsType> = {
  [ReuseMode.ADAPTATION]: ({ sources, shown }) =>
    adaptation(
      [
        ...sources.map((licence, at) => anonymous(licence, 'adapted', at + 1)),
        ...shown.map((licence, at) => anonymous(licence, 'shown', sources.length + at + 1)),
      ],
      () => null,
    ),
  [ReuseMode.COLLECTION]: ({ sources }) =>
    side(
      ReuseMode.COLLECTION,
      resolveCollection(sources),
      'Ces ressources peuvent voisiner dans un recueil, chacune sous sa licence.',
    ),
  [ReuseMode.REDISTRIBUTION]: ({ sources }) =>
    side(
      ReuseMode.REDISTRIBUTION,
      resolveRedistribution(sources),
      'Une copie conforme garde la même licence et les mêmes mentions.',
    ),
};

/** The same for what a draft has taken up, each work under its name. */
export const draftLicenceOptions = (taken: readonly TakenWork[]): LicenceOptionsType =>
  adaptation(taken, (work) => taken.find((each) => each === work)?.id ?? null);

/** Works without a title are told apart by their place. */
const anonymous = (licence: string, use: MixedWork['use'], place: number): MixedWork => ({
  name: `l’œuvre ${place} (${getLicence(licence).short})`,
  licence,
  use,
});

function adaptation(
  works: readonly MixedWork[],
  idOf: (work: MixedWork) => string | null,
): LicenceOptionsType {
  const { options, isIncompatible } = resolveMix(works);
  const waysOut = isIncompatible ? waysOutOf(works) : [];
  return {
    mode: ReuseMode.ADAPTATION,
    possible: !isIncompatible,
    commercialUse: null,
    options: options.map(({ licence, verdict, reasons }) => ({
      licence: licenceView(licence),
      verdict: verdict as LicenceVerdict,
      reasons: reasons.map((reason) => ({
        code: reason.number,
        message: reason.message,
        url: reason.url,
        works: reason.works.map(({ name }) => name),
        source: reason.licence ? licenceView(reason.licence) : null,
      })),
    })),
    waysOut: waysOut.map(({ kind, work, message }) => ({
      kind: kind as WayOutKind,
      message,
      sourceId: work ? idOf(work) : null,
    })),
    explanation: isIncompatible
      ? 'Aucune licence ne convient à toutes ces sources. Écrivez aux auteurs, ou faites un recueil : chaque ressource y garde sa licence.'
      : 'Une adaptation de ces sources peut porter les licences permises ci-dessous.',
  };
}

interface SideBySide {
  readonly allowed: boolean;
  readonly commercialUse?: boolean;
  readonly ownLayerLicences?: readonly string[];
  readonly reasons: readonly { readonly message: string }[];
}

function side(mode: ReuseMode, answer: SideBySide, sentence: string): LicenceOptionsType {
  return {
    mode,
    possible: answer.allowed,
    commercialUse: answer.commercialUse ?? null,
    options: (answer.ownLayerLicences ?? []).map((id) => ({
      licence: licenceView(id),
      verdict: LicenceVerdict.ALLOWED,
      reasons: [],
    })),
    waysOut: [],
    explanation: answer.allowed ? sentence : answer.reasons.map((reason) => reason.message).join(' '),
  };
}
