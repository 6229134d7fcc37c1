import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeIn, placesOf, safeNames } from './kit-path.js';

/** Names as deposits keep them, and worse. */
const names = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constantFrom('Leçon.odt', 'LECON.ODT', 'leçon .odt', 'CON.txt', 'nul', 'a/b.md', '..', '', '長.pdf'),
    fc.string({ maxLength: 260 }).map((text) => `${text}.docx`),
  ),
  { maxLength: 40 },
);

describe('the names of a kit', () => {
  it('are written by every system, each once, whatever they were called', () => {
    fc.assert(
      fc.property(names, (wanted) => {
        const given = safeNames(wanted);
        expect(given).toHaveLength(wanted.length);
        expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
        for (const name of given) {
          expect(name).toMatch(/^[a-z0-9_][a-z0-9._-]{0,99}$/);
          expect(name).not.toMatch(/[.-]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/);
        }
      }),
    );
  });

  it('keep what tells one file from another', () => {
    expect(
      safeNames(['Leçon n° 3 : la marée.odt', 'leçon n°3 la marée.ODT', 'copies/leçon.odt', '长.pdf']),
    ).toEqual(['lecon-n-3-la-maree.odt', 'lecon-n-3-la-maree-2.odt', 'copies-lecon.odt', 'fichier.pdf']);
    expect(safeNames([`${'a'.repeat(200)}.docx`])[0]).toHaveLength(100);
  });

  it('say of which resource a path is', () => {
    const { page, files, views } = placesOf('k3f9a');
    expect([page, `${files}a.odt`, `${views}1-page-1.webp`, 'CREDITS.txt'].map(codeIn)).toEqual([
      'k3f9a',
      'k3f9a',
      'k3f9a',
      null,
    ]);
  });
});
