import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const record = readFileSync(resolve(root, 'docs/decisions/0008-file-roles.md'), 'utf8');

/** The table of the decision record is the list: `| .role | where | what |`. */
const roles = new Map(
  [...record.matchAll(/^\| `\.([a-z]+)`\s*\| ([^|]+)\|/gm)].map(([, role, where]) => [
    role ?? '',
    (where ?? '').split(',').map((place) => place.trim()),
  ]),
);

const libraries = readdirSync(resolve(root, 'libs'));
const files = ['apps', 'libs']
  .flatMap((folder) =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path}`,
    ),
  )
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('libs/contract/generated/'));

/** Path → what is wrong with its name, or null. */
function refuse(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.db)?\.spec(?=\.tsx?$)/, '');
  if (name === 'vite-env.d.ts') return null;
  const match = /^[a-z0-9-]+(?:\.([a-z]+))?\.tsx?$/.exec(name);
  if (!match) return 'a file is a singular noun in small letters, then at most one role';
  const role = match[1];
  if (role === undefined) return null;
  const places = roles.get(role);
  if (!places) return `.${role} is no role of ours`;
  return places.includes(placeOf(path)) ? null : `.${role} has no place in ${placeOf(path)}`;
}

function placeOf(path: string): string {
  const [top, library = ''] = path.split('/');
  if (top === 'apps') return 'apps';
  return ['platform', 'web', 'contract'].includes(library) ? library : 'libraries';
}

describe('the names of files', () => {
  it('carry a role of the closed list, in its place', () => {
    expect(roles.size).toBeGreaterThan(15);
    expect(files.length).toBeGreaterThan(100);
    expect(files.map((path) => [path, refuse(path)]).filter(([, reason]) => reason !== null)).toEqual([]);
  });

  it.each([
    'libs/resources/resource.manager.ts',
    'libs/resources/Resource.ts',
    'libs/resources/resource.service.helper.ts',
    'libs/resources/search.island.tsx',
    'libs/web/home/home.repository.ts',
  ])('refuse %s', (path) => {
    expect(refuse(path)).not.toBeNull();
  });

  it('hold no word that says nothing', () => {
    const empty = /(?:^|[-/])(?:manager|helpers?|utils?|common|base|data|info|misc)\.[a-z.]+$/;
    expect(files.filter((path) => empty.test(path))).toEqual([]);
  });
});

/** Three dozen files, tests apart: what one look takes in (docs/decisions/0031-a-context-is-cut-by-noun.md). */
const ONE_LOOK = 36;

function crowded(paths: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const path of paths) {
    if (/\.spec\.tsx?$/.test(path) || placeOf(path) === 'web') continue;
    const folder = path.slice(0, path.lastIndexOf('/'));
    count.set(folder, (count.get(folder) ?? 0) + 1);
  }
  return [...count].filter(([, held]) => held > ONE_LOOK).map(([folder]) => folder);
}

describe('the folders', () => {
  it('are taken in at one look', () => {
    expect(crowded(files)).toEqual([]);
    const many = Array.from({ length: ONE_LOOK + 1 }, (_, place) => `libs/reviews/noun-${String(place)}.ts`);
    expect(crowded(many)).toEqual(['libs/reviews']);
  });

  it('are the contexts, pure libraries and rooms that the dependency rules know', () => {
    const rules = readFileSync(resolve(root, '.dependency-cruiser.cjs'), 'utf8');
    const known = [
      ...rules.matchAll(/^ {2}'([a-z]+)',$/gm),
      ...rules.matchAll(/'(licensing|vocabulary|inspection|documents|shield)'/g),
    ];
    const places = new Set([...known.map(([, name]) => name), 'platform', 'contract', 'web']);
    expect(libraries.filter((name) => !places.has(name))).toEqual([]);
  });

  it.each([...libraries, ...readdirSync(resolve(root, 'libs/platform')).map((name) => `platform/${name}`)])(
    '%s opens its door with what it owns',
    (library) => {
      if (library === 'platform') return;
      const door = readFileSync(resolve(root, 'libs', library, 'index.ts'), 'utf8');
      const comment = /^(?:\/\/.*\n)+|^\/\*[\s\S]*?\*\//.exec(door)?.[0] ?? '';
      expect(comment.length).toBeGreaterThan(80);
      expect(door).not.toMatch(/^export \*/m);
    },
  );
});
