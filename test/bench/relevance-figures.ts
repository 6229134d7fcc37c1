/** A query whose relevant resources were judged by people, 1 (touches it) to 3 (what was wanted). */
export interface JudgedQuery {
  id: string;
  kind: string;
  query: string;
  filters: { levels?: string[]; disciplines?: string[]; type?: string[]; format?: string };
  relevant: { id: string; grade: number }[];
}

/** The ids that a search answered, best first. */
export interface RankedAnswer {
  id: string;
  results: string[];
}

interface Figures {
  kind: string;
  queries: number;
  ndcg: number;
  recall: number;
}

const DEPTH = 10;
const OVERALL = 'ALL';

/**
 * nDCG@10 and recall@10 by kind, then overall, as shared/corpus/eval_queries.py computes them: gain 2^grade - 1, what
 * nobody judged is worth 0, recall counts what stands in the first ten out of at most ten relevant.
 */
export function measure(queries: readonly JudgedQuery[], run: readonly RankedAnswer[]): Figures[] {
  const answers = new Map(run.map(({ id, results }) => [id, results]));
  const judged = queries.map((query) => ({ kind: query.kind, ...judge(query, answers.get(query.id) ?? []) }));
  const kinds = [...new Set(judged.map(({ kind }) => kind))].sort();
  return [
    ...kinds.map((kind) =>
      mean(
        kind,
        judged.filter((one) => one.kind === kind),
      ),
    ),
    mean(OVERALL, judged),
  ];
}

function judge(query: JudgedQuery, results: readonly string[]): { ndcg: number; recall: number } {
  const grades = new Map(query.relevant.map(({ id, grade }) => [id, grade]));
  const first = results.slice(0, DEPTH);
  const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, DEPTH);
  const found = new Set(first.filter((id) => grades.has(id)));
  return {
    ndcg: gain(first.map((id) => grades.get(id) ?? 0)) / gain(ideal),
    recall: found.size / Math.min(DEPTH, grades.size),
  };
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

function mean(kind: string, judged: readonly { ndcg: number; recall: number }[]): Figures {
  const average = (pick: (one: { ndcg: number; recall: number }) => number): number =>
    judged.reduce((sum, one) => sum + pick(one), 0) / judged.length;
  return {
    kind,
    queries: judged.length,
    ndcg: average(({ ndcg }) => ndcg),
    recall: average(({ recall }) => recall),
  };
}

/** One line of the table, in the layout of eval_queries.py. */
export function describeFigures({ kind, queries, ndcg, recall }: Figures): string {
  return `${kind.padEnd(14)} n=${String(queries).padStart(3)}  nDCG@10=${ndcg.toFixed(3)}  recall@10=${recall.toFixed(3)}`;
}

/** The least nDCG@10 that the project accepts, by kind. */
const LEAST: Readonly<Record<string, number>> = { [OVERALL]: 0.9, typo: 0.85, synonym: 0.75, partial: 0.9 };

/** A sentence for each figure under its floor; kinds that the queries do not have are not judged. */
export function breaches(figures: readonly Figures[]): string[] {
  return figures.flatMap(({ kind, ndcg }) => {
    const least = LEAST[kind];
    return least !== undefined && ndcg < least
      ? [`nDCG@10 of ${kind} is ${ndcg.toFixed(3)}, under ${least}`]
      : [];
  });
}
