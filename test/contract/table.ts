import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/product.js';

export type Section = 'operations' | 'fields' | 'routes';

/** What was answered: row → state → one outcome a caller, in the order of the columns. */
export type Outcomes = Map<string, Map<string, readonly string[]>>;

/** The one « state » of a field's row: its cells hold states themselves. */
export const whatever = 'whatever';

const path = 'test/contract/authorisation.md';
const titles: Record<Section, string> = {
  operations: '## Queries and mutations',
  fields: '## Fields',
  routes: '## Routes',
};

/** One part of the committed table. A row that names several states stands for each of them. */
export function readTable(section: Section): Outcomes {
  const text = readFileSync(join(root, path), 'utf8');
  const [, part = ''] = text.split(`${titles[section]}\n`);
  const rows = (part.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| [`*]/.test(line));
  const outcomes: Outcomes = new Map();
  for (const row of rows) {
    const [key = '', ...rest] = row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', ''));
    const [states, cells] = section === 'fields' ? [whatever, rest] : [rest[0] ?? '', rest.slice(1)];
    for (const state of states.split(' ')) setOutcome(outcomes, [key, state], cells);
  }
  return outcomes;
}

export function setOutcome(
  outcomes: Outcomes,
  [key, state]: readonly [key: string, state: string],
  cells: readonly string[],
): void {
  outcomes.set(key, (outcomes.get(key) ?? new Map<string, readonly string[]>()).set(state, cells));
}

/** Where the server and the table differ, each as a sentence with the rows to write. Empty: they agree. */
export function differences(section: Section, observed: Outcomes): string[] {
  const table = readTable(section);
  const gone = [...table.keys()].filter((key) => !observed.has(key));
  return [
    ...[...observed].flatMap(([key, states]) => {
      const known = table.get(key);
      const rows = rowsOf(key, states);
      if (!known) return `${key} has no row. Judge who may do it, then add to ${path}:\n${rows}`;
      return rows === rowsOf(key, known)
        ? []
        : `${key} does not answer as its row says. The table:\n${rowsOf(key, known)}\nThe server:\n${rows}`;
    }),
    ...gone.map((key) => `${key} no longer exists: remove its row from ${path}.`),
  ];
}

/** Rows of one key, states with the same outcomes together. */
function rowsOf(key: string, states: ReadonlyMap<string, readonly string[]>): string {
  const groups = new Map<string, string[]>();
  for (const [state, cells] of [...states].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))) {
    const line = cells.join(' | ');
    groups.set(line, [...(groups.get(line) ?? []), state]);
  }
  return [...groups]
    .map(([line, names]) => [`\`${key}\``, ...(names[0] === whatever ? [] : [names.join(' ')]), line])
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const order = ['any', 'draft', 'published', 'hidden', 'withdrawn'];
