import { resolveAdaptation } from './adaptation.js';
import { getLicence, type Licence } from './licence.js';
import { reasonFor, ruleTable, type Reason } from './rule.js';

/** `separable: false` says that the works can no longer be reached one by one (LAL art. 4). */
export interface CollectionContext {
  readonly separable?: boolean;
}

export interface CollectionAnswer {
  readonly mode: 'collection';
  readonly inputs: readonly string[];
  readonly allowed: boolean;
  readonly commercialUse: boolean;
  /** Licences for the collector's own part: order, introduction. Empty when the collection is refused. */
  readonly ownLayerLicences: readonly string[];
  readonly reasons: readonly Reason[];
}

/** Whether unchanged works may stand side by side; each keeps its licence and credit. Throws LicenceUnknown. */
export function resolveCollection(
  inputs: readonly string[],
  context: CollectionContext = {},
): CollectionAnswer {
  const items = [...new Set(inputs)].map(getLicence);
  const reserved = items.filter((item) => item.nonCommercial);
  const layers = [
    ...(reserved.length > 0 ? [ruleTable.collection.ownLayerBesideNonCommercial] : []),
    ...inseparable(items, context).map((item) => wholeAround(item, items)),
  ];
  const ownLayer =
    layers.length === 0
      ? ruleTable.collection.ownLayer
      : layers.reduce((left, right) => left.filter((licence) => right.includes(licence)));
  const refusals = refusalsOf(items, context, ownLayer);
  const allowed = refusals.length === 0;
  return {
    mode: 'collection',
    inputs: [...inputs],
    allowed,
    commercialUse: allowed && reserved.length === 0,
    ownLayerLicences: allowed ? ownLayer : [],
    reasons: allowed ? conditionsOf(items, context) : refusals,
  };
}

/** The licences that the whole may carry around a work that can't be reached alone, and that all items accept. */
function wholeAround(item: Licence, items: readonly Licence[]): string[] {
  const { allowed } = resolveAdaptation(items.map((each) => each.id));
  return (ruleTable.collection.wholeWhenInseparable[item.id] ?? []).filter((licence) =>
    allowed.includes(licence),
  );
}

function refusalsOf(
  items: readonly Licence[],
  context: CollectionContext,
  ownLayer: readonly string[],
): Reason[] {
  const closed = items.filter((item) => !item.permissions.includes('copy'));
  if (closed.length > 0) return closed.map((item) => reasonFor('COLLECTION-CLOSED', item.id));
  if (ownLayer.length > 0) return [];
  return inseparable(items, context).map((item) => reasonFor('COLLECTION-LAL-NO', item.id));
}

function conditionsOf(items: readonly Licence[], context: CollectionContext): Reason[] {
  return [
    reasonFor('COLLECTION', null),
    ...items.filter((item) => item.nonCommercial).map((item) => reasonFor('COLLECTION-NC', item.id)),
    ...inseparable(items, context).map((item) => reasonFor('COLLECTION-LAL', item.id)),
  ];
}

function inseparable(items: readonly Licence[], context: CollectionContext): Licence[] {
  if (context.separable !== false) return [];
  return items.filter((item) => item.id in ruleTable.collection.wholeWhenInseparable);
}
