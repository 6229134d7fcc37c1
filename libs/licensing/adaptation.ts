import { getLicence, type Licence } from './licence.js';
import { rankOf, reasonFor, ruleTable, verdictOf, type Reason, type Verdict } from './rule.js';
import { readTable } from './table.js';

/** ODbL alone asks: is the adaptation itself a database, or a work produced from one? A work when not said. */
export interface AdaptationContext {
  readonly kind?: 'derivative_database' | 'produced_work';
}

/** What one licence would be worth for the adaptation, and why. */
export interface OutputVerdict {
  readonly licence: string;
  readonly verdict: Verdict;
  /** The rules that decide this verdict, one for each source that brings it about. */
  readonly reasons: readonly Reason[];
}

export interface AdaptationAnswer {
  readonly mode: 'adaptation';
  readonly inputs: readonly string[];
  /** One verdict for each licence that an adaptation may carry. */
  readonly outputs: readonly OutputVerdict[];
  readonly allowed: readonly string[];
  readonly discouraged: readonly string[];
  readonly review: readonly string[];
  readonly forbidden: readonly string[];
  /** Nothing allowed and nothing to check: write to the authors, or make a collection. */
  readonly isIncompatible: boolean;
}

interface Row {
  readonly sources: readonly string[];
  readonly otherwise: string;
  readonly [rule: string]: readonly string[] | string;
}

/** What one source says of one output. */
interface Cell {
  readonly source: Licence;
  readonly isCopyleft: boolean;
  readonly rank: number;
  readonly reason: Reason;
}

const table = readTable<{ outputs: string[]; rows: Row[]; derivativeDatabase: Row[] }>('adaptation.json');
// Worded once: a page asks for 29 outputs of several sources at each change of a draft.
const rows = cellsBySource(table.rows, false);
const databaseRows = cellsBySource(table.derivativeDatabase, true);
const quarrels = new Map<string, Reason>();
const DISCOURAGED = rankOf('discouraged');
const FORBIDDEN = rankOf('forbidden');

/**
 * Which licences an adaptation of these sources may carry: the worst verdict over the sources, and rule C1.
 * No source is an original work. Throws LicenceUnknown.
 */
export function resolveAdaptation(
  inputs: readonly string[],
  context: AdaptationContext = {},
): AdaptationAnswer {
  const sources = [...new Set(inputs)].map((id) => cellsOf(id, context));
  const outputs = table.outputs.map((output, index) =>
    verdictFor(
      output,
      sources.map((cells) => cells[index]).filter((cell) => cell !== undefined),
    ),
  );
  const having = (verdict: Verdict) =>
    outputs.filter((output) => output.verdict === verdict).map((output) => output.licence);
  const [allowed, review] = [having('allowed'), having('review')];
  return {
    mode: 'adaptation',
    inputs: [...inputs],
    outputs,
    allowed,
    discouraged: having('discouraged'),
    review,
    forbidden: having('forbidden'),
    isIncompatible: allowed.length === 0 && review.length === 0,
  };
}

function verdictFor(output: string, cells: readonly Cell[]): OutputVerdict {
  if (cells.length === 0) {
    return { licence: output, verdict: verdictOf('ORIGINAL'), reasons: [reasonFor('ORIGINAL', null)] };
  }
  const refusals = quarrelsOver(output, cells);
  const rank = refusals.length > 0 ? FORBIDDEN : Math.max(...cells.map((cell) => cell.rank));
  const decisive = cells.filter((cell) => cell.rank === rank).map((cell) => cell.reason);
  return {
    licence: output,
    verdict: ruleTable.rank[rank] ?? 'forbidden',
    reasons: [...decisive, ...refusals],
  };
}

/** Rule C1: beside a copyleft source, any other source that discourages the output forbids it. */
function quarrelsOver(output: string, cells: readonly Cell[]): Reason[] {
  const discouraging = cells.filter((cell) => cell.rank === DISCOURAGED);
  if (discouraging.length === 0) return [];
  return cells
    .filter((cell) => cell.isCopyleft)
    .flatMap(({ source }) =>
      discouraging
        .filter((cell) => cell.source !== source)
        .map((cell) => quarrel(output, source.id, cell.source.id)),
    );
}

function quarrel(output: string, source: string, other: string): Reason {
  const key = `${source} ${other} ${output}`;
  const known = quarrels.get(key);
  if (known) return known;
  const reason = reasonFor('C1', source, { output, other });
  quarrels.set(key, reason);
  return reason;
}

function cellsOf(id: string, context: AdaptationContext): readonly Cell[] {
  const asDatabase = context.kind === 'derivative_database' ? databaseRows.get(id) : undefined;
  const cells = asDatabase ?? rows.get(getLicence(id).id);
  if (!cells) throw new Error(`adaptation.json has no row for ${id}`);
  return cells;
}

function cellsBySource(written: readonly Row[], isDatabase: boolean): Map<string, Cell[]> {
  const bySource = new Map<string, Cell[]>();
  for (const { sources, otherwise, ...listed } of written) {
    const rules = new Map<string, string>();
    for (const [rule, outputs] of Object.entries(listed)) {
      for (const output of outputs) rules.set(output, rule);
    }
    for (const id of sources) {
      const source = getLicence(id);
      const isCopyleft = source.copyleft === (isDatabase ? 'derivative-database' : 'always');
      const cell = (output: string): Cell => {
        const rule = rules.get(output) ?? otherwise;
        const reason = reasonFor(rule, id, { output });
        return { source, isCopyleft, rank: rankOf(verdictOf(rule)), reason };
      };
      bySource.set(id, table.outputs.map(cell));
    }
  }
  return bySource;
}
