import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

interface LockedPackage {
  version?: string;
  integrity?: string;
  deprecated?: string;
  hasInstallScript?: boolean;
  os?: string[];
  cpu?: string[];
}
interface Floor {
  floor: string;
  because: string;
}

const root = resolve(import.meta.dirname, '../..');
const json = <Shape>(path: string) => JSON.parse(readFileSync(resolve(root, path), 'utf8')) as Shape;

const manifest = json<{
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
  allowScripts: Record<string, boolean>;
}>('package.json');
const locked = Object.entries(json<{ packages: Record<string, LockedPackage> }>('package-lock.json').packages)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ ...entry, path, name: path.slice(path.lastIndexOf('node_modules/') + 13) }));
const floors = json<Record<'packages' | 'images', Record<string, Floor>>>('infra/ci/security-floors.json');
const compose = parse(readFileSync(resolve(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, { image: string }>;
};
const bases = ['essaim', 'engines'].flatMap((name) =>
  [
    ...readFileSync(resolve(root, `infra/images/${name}.Dockerfile`), 'utf8').matchAll(/^FROM (\S+:\S+)/gm),
  ].map(([, image]) => image ?? ''),
);
const named = [...Object.values(compose.services).map(({ image }) => image), ...bases];
const images = [...new Set(named)].map((image) => image.replace(':v', ':').split(':'));

describe('what npm installs', () => {
  it('is the bytes that were locked', () => {
    expect(locked.length).toBeGreaterThan(500);
    expect(locked.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('is asked for by exact version', () => {
    const asked = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.overrides,
    });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('runs no script at install that was not decided by name', () => {
    const here = ({ os, cpu }: LockedPackage) =>
      (!os || os.includes('linux')) && (!cpu || cpu.includes('x64'));
    const scripted = locked.filter((each) => each.hasInstallScript && here(each)).map(({ name }) => name);
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(scripted)].sort());
  });

  it('is maintained, where we chose it ourselves', () => {
    const direct = new Set(
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).map(
        (name) => `node_modules/${name}`,
      ),
    );
    expect(locked.filter(({ path, deprecated }) => direct.has(path) && deprecated)).toEqual([]);
  });
});

describe('security floors', () => {
  it.each(Object.entries(floors.packages))('%s, wherever it is installed', (name, { floor }) => {
    const below = locked.filter((each) => each.name === name && isBelow(each.version ?? '0', floor));
    expect(below).toEqual([]);
  });

  it.each(images)('image %s:%s names a version, not below its floor', (name, tag) => {
    expect(tag).toMatch(/^(?:\d+\.\d+|[0-9a-f]{12}$)/);
    expect(isBelow(tag, floors.images[name]?.floor ?? tag)).toBe(false);
  });

  it('see the engines that are built here', () => {
    expect(images.map(([name]) => name)).toEqual(
      expect.arrayContaining(['getmeili/meilisearch', 'postgres']),
    );
  });

  it('order versions by number, not by letter', () => {
    expect(isBelow('1.9.0', '1.10.0')).toBe(true);
    expect(isBelow('18.4.0-beta.17', '15.20')).toBe(false);
    expect(isBelow('0.35.5', '0.35.5')).toBe(false);
    expect(isBelow('2', '2.0.2')).toBe(true);
  });
});

function isBelow(version: string, floor: string): boolean {
  const numbers = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number);
  const [mine, least] = [numbers(version), numbers(floor)];
  for (const place of [0, 1, 2]) {
    const difference = (mine[place] ?? 0) - (least[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
