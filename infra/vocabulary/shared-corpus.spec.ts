import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mapCorpusTerm, normalise, synonymGroups } from '#vocabulary';

const corpus = join(process.env.ESSAIM_SHARED ?? resolve(process.cwd(), '..', 'shared'), 'corpus');
const withCorpus = existsSync(corpus) ? it : it.skip;

const readLines = <T>(name: string): T[] =>
  readFileSync(join(corpus, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

describe('the shared corpus', () => {
  withCorpus('has no unknown level, subject or type (skipped without ../shared)', () => {
    for (const record of readLines<{ levels: string[]; disciplines: string[]; type: string[] }>(
      'manifest.jsonl',
    )) {
      const words = [
        ...record.levels.map((word) => mapCorpusTerm('levels', word)),
        ...record.disciplines.map((word) => mapCorpusTerm('disciplines', word)),
        ...record.type.map((word) => mapCorpusTerm('types', word)),
      ];
      expect(words.filter((word) => word.unknown)).toEqual([]);
    }
  });

  /**
   * The rules of the shared synonyms forbid groups taken from the judged queries: with them the bench would measure
   * its own answers.
   */
  withCorpus('finds no judged synonym query among our own groups (skipped without ../shared)', () => {
    const key = (text: string) => ` ${normalise(text).replace(/s\b/g, '')} `;
    const file = readFileSync(resolve(process.cwd(), 'libs/vocabulary/data/synonymes-essaim.json'), 'utf8');
    const own = new Set((JSON.parse(file) as { groups: { id: string }[] }).groups.map((group) => group.id));
    const heads = synonymGroups().flatMap((group) => (own.has(group.id) ? group.from.map(key) : []));
    const judged = readLines<{ query: string; kind: string }>('queries.jsonl').filter(
      ({ kind }) => kind === 'synonym',
    );
    expect(judged.length).toBeGreaterThan(0);
    for (const { query } of judged) expect(heads.filter((head) => key(query).includes(head))).toEqual([]);
  });
});
