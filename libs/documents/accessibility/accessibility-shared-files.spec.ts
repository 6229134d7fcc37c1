import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { readAccessibility } from './accessibility.js';
import { accessibilityRules, familyOf } from './accessibility-rule.js';

const SHARED = env.ESSAIM_SHARED ?? join(fileURLToPath(new URL('../../../..', import.meta.url)), 'shared');
const FILES = join(SHARED, 'corpus', 'files');

const formatOf = (path: string): string => {
  const extension = path.split('.').at(-1)?.toLowerCase() ?? '';
  return { md: 'markdown', htm: 'html' }[extension] ?? extension;
};

const files = existsSync(FILES)
  ? readdirSync(FILES, { recursive: true, encoding: 'utf8' })
      .map((entry) => join(FILES, entry))
      .filter(
        (path) => familyOf(formatOf(path)) && statSync(path).isFile() && statSync(path).size < 6_000_000,
      )
  : [];

(files.length > 0 ? describe : describe.skip)('the corpus of lessons (needs ../shared/corpus)', () => {
  it('is read whole, and told what to mend', async () => {
    const perRule = new Map(accessibilityRules.map(({ id }) => [id, { files: 0, places: 0 }]));
    let [read, clean] = [0, 0];
    const unread: string[] = [];
    const examples: string[] = [];
    for (const path of files) {
      try {
        const findings = await readAccessibility(readFileSync(path), formatOf(path));
        read += 1;
        if (findings.length === 0) clean += 1;
        for (const { rule, count, place } of findings) {
          const sum = perRule.get(rule)!;
          sum.files += 1;
          sum.places += count;
          if (sum.files <= 3) examples.push(`  ${rule}: ${path.slice(FILES.length + 1)}, ${place}\n`);
        }
      } catch (error) {
        unread.push(`  ${path.slice(FILES.length + 1)}: ${String(error)}\n`);
      }
    }
    const lines = [...perRule].map(([rule, sum]) => `  ${rule}: ${sum.places} in ${sum.files} files\n`);
    process.stdout.write(
      `accessibility of ${read} lessons, ${clean} with nothing to mend\n${lines.join('')}${examples.join('')}not read: ${unread.length}\n${unread.slice(0, 10).join('')}`,
    );
    expect(unread.length / files.length).toBeLessThan(0.05);
  }, 600_000);
});
