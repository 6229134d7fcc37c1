import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const under = (folder: string, ending: RegExp) =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => `${folder}/${path}`);

const papers = [...under('docs', /\.md$/), 'CONTRIBUTING.md', 'CHANGELOG.md'];
const code = [...under('libs', /\.(?:tsx?|graphql)$/), ...under('apps', /\.ts$/)].map(read).join('\n');

/** In the glossary's tables, words in code style are meant to be searched for. */
const words = [...read('docs/glossary.md').matchAll(/^\|.*\|$/gm)]
  .flatMap(([row]) => [...row.matchAll(/`([A-Za-z]+)(?:\(\))?`/g)])
  .map(([, word]) => word ?? '');

describe('the papers', () => {
  it('name in the glossary what the code has', () => {
    expect(words.length).toBeGreaterThan(30);
    expect([...new Set(words)].filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
  });

  it.each(papers)('%s has no link that leads nowhere', (paper) => {
    const targets = [...read(paper).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? '');
    const missing = targets.filter((target) => !existsSync(resolve(root, dirname(paper), target)));
    expect(missing).toEqual([]);
  });

  it.each(under('docs/decisions', /\.md$/))('%s gives context, decision, consequences', (record) => {
    const number = Number(/\/(\d{4})-/.exec(record)?.[1]);
    const text = read(record);
    expect(text.startsWith(`# ${number}. `)).toBe(true);
    const parts = ['Context', 'Decision', 'Consequences'].map((part) => text.indexOf(`**${part}.**`));
    expect(parts.every((place) => place > 0)).toBe(true);
    expect([...parts].sort((a, b) => a - b)).toEqual(parts);
  });

  it('carry the licence whole', () => {
    expect(read('LICENSE')).toMatch(/^\s+GNU AFFERO GENERAL PUBLIC LICENSE\n\s+Version 3, 19 November 2007/);
    expect(read('LICENSE')).toContain('13. Remote Network Interaction');
    expect((JSON.parse(read('package.json')) as { license: string }).license).toBe('AGPL-3.0-or-later');
  });
});
