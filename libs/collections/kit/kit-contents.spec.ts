import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentsOf, KitBase, type KitEntry, kitId } from './kit-contents.js';

const sha = (letter: string) => letter.repeat(64);
const entry = (path: string, letter: string): KitEntry => ({ path, sha256: sha(letter), size: 1 });
const known = (...entries: KitEntry[]) => ({ id: 'x', contents: contentsOf(entries) });

const entries = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom(
      ...['a', 'b', 'c'].flatMap((code) => [`ressources/r-${code}.html`, `fichiers/r-${code}/1.odt`]),
      'CREDITS.txt',
    ),
    sha256: fc.constantFrom(sha('1'), sha('2')),
    size: fc.constant(1),
  }),
  { selector: ({ path }) => path },
);

describe('a kit laid over another', () => {
  it('becomes what a whole one is, when what is lost is taken out', () => {
    fc.assert(
      fc.property(entries, entries, (before, now) => {
        const base = new KitBase([known(...before)]);
        const contents = contentsOf(now);
        const disk = new Map(Object.entries(contentsOf(before)));
        for (const each of now) if (!base.holds(each)) disk.set(each.path, contents[each.path] ?? '');
        for (const path of base.lostPaths(contents)) disk.delete(path);
        for (const code of base.lostResources(contents))
          for (const path of disk.keys()) if (path.includes(`/r-${code}`)) disk.delete(path);
        const orphans = [...disk.keys()].filter((path) => !(path in contents));
        expect(orphans).toEqual([]);
        // A file whose resource has no page stands in no kit of ours.
        const whole = now.filter(({ path }) => disk.has(path));
        for (const { path } of whole) expect(disk.get(path)).toBe(contents[path]);
      }),
    );
  });

  it('has one name for one content, whatever the order', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(kitId(contentsOf([...all].reverse()))).toBe(kitId(contentsOf(all)));
      }),
    );
    expect(kitId(contentsOf([entry('a', '1')]))).not.toBe(kitId(contentsOf([entry('a', '2')])));
  });

  it('counts on what all kits of a day held, and on nothing without any', () => {
    const [file, other] = [entry('fichiers/r-a/1.odt', '1'), entry('fichiers/r-a/1.odt', '2')];
    expect(new KitBase([known(file), known(file)]).holds(file)).toBe(true);
    expect(new KitBase([known(file), known(other)]).holds(file)).toBe(false);
    expect(new KitBase([]).holds(file)).toBe(false);
  });
});
