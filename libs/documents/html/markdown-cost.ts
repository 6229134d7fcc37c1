/**
 * The parser's work grows with the square of open marks (`*`, `~`, `[`) in a paragraph and of nested quotes and lists.
 * Units fitted on micromark 4: 30 million take about a second on the smallest machine we run on.
 */
const BUDGET = 25_000_000;
const MAX_CHARACTERS = 600_000;
const MAX_NESTING = 60;

const CONTAINERS = /^[ \t]*(?:(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))[ \t]*)+/u;

/** Whether a Markdown text would take the parser unreasonably long, judged in one pass over its lines. */
export function isTooCostly(markdown: string): boolean {
  if (markdown.length > MAX_CHARACTERS) return true;
  let cost = 0;
  let delimiters = 0;
  let brackets = 0;
  for (const line of markdown.split(/\r\n?|\n/u)) {
    const depth = nestingOf(line);
    if (depth > MAX_NESTING) return true;
    cost += depth * depth * 10 + line.length * 10;
    if (line.trim() === '') {
      cost += delimiters * delimiters + brackets * brackets;
      [delimiters, brackets] = [0, 0];
      continue;
    }
    delimiters += count(line, /[*_~]/gu);
    brackets += count(line, /\[/gu);
    cost += count(line, /\|/gu) * 1_000 + count(line, /\[\^|^ {0,3}\[/gu) * 5_000;
    if (cost > BUDGET) return true;
  }
  return cost + delimiters * delimiters + brackets * brackets > BUDGET;
}

function nestingOf(line: string): number {
  const containers = CONTAINERS.exec(line)?.[0];
  if (!containers) return 0;
  const indent = /^[ \t]*/u.exec(containers)![0].length;
  return Math.floor(indent / 2) + count(containers, />|[-*+]|\d+/gu);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
