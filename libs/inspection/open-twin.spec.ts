import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { formatOf, listFormats } from './formats.js';
import { announcedAs, lacksOpenTwin, type NamedFile, wayOut } from './open-twin.js';

const table = JSON.parse(readFileSync(new URL('./data/ways-out.json', import.meta.url), 'utf8')) as {
  twins: Record<string, string[]>;
  formats: { format: string; extensions: string[]; twins: string; source: string }[];
};

/** What can be deposited; a closed online tool is a link. */
const proprietary: NamedFile[] = listFormats()
  .filter(({ verdict, extensions }) => verdict === 'proprietary' && extensions.length > 0)
  .flatMap(({ id, extensions }) => extensions.map((each) => ({ name: `fiche.${each}`, format: id })));

const doc: NamedFile = { name: 'Fiche élève.doc', format: 'ole2' };
const file = (name: string, format: string): NamedFile => ({ name, format });

describe('the ways out of proprietary formats', () => {
  it.each(proprietary)('are known for $name, with their source', (each) => {
    const extension = each.name.replace('fiche.', '');
    const row = table.formats.find((one) => one.format === each.format && one.extensions.includes(extension));
    expect(wayOut(each)).toMatch(/[A-ZÀ-Þ].*\.$/u);
    expect(row?.source).toMatch(/^https?:\/\//);
    expect(lacksOpenTwin(each, [each])).toBe(true);
  });

  it('lead to formats of the table that are open or tolerated', () => {
    for (const id of Object.values(table.twins).flat())
      expect([id, formatOf(id)?.verdict]).toEqual([id, expect.stringMatching(/^(open|tolerated)$/)]);
    expect(wayOut(file('fiche.odt', 'odt'))).toBeNull();
  });
});

describe('an open twin', () => {
  it.each([
    ['the same name', [file('Fiche élève.odt', 'odt')]],
    ['another case, accents or signs', [file('fiche_eleve.docx', 'docx')]],
    ['a second copy', [file('Fiche élève (2).md', 'markdown')]],
    ['one among others', [file('plan.png', 'png'), file('Fiche-Élève.html', 'html')]],
  ])('is recognised by %s', (_how, beside) => {
    expect(lacksOpenTwin(doc, beside)).toBe(false);
  });

  it.each([
    ['another document', [file('Corrigé.odt', 'odt')]],
    ['a sheet beside a text', [file('Fiche élève.ods', 'ods')]],
    ['a PDF, which nobody can adapt, beside a text', [file('Fiche élève.pdf', 'pdf')]],
    ['another proprietary file', [file('Fiche élève.pages', 'pages')]],
    ['a file of no known format', [{ name: 'Fiche élève.odt', format: null }]],
    ['nothing', []],
  ])('is not %s', (_what, beside) => {
    expect(lacksOpenTwin(doc, beside)).toBe(true);
  });

  it('may be a PDF where the program gives nothing else, and is asked of no open file', () => {
    expect(lacksOpenTwin(file('rois.notebook', 'notebook'), [file('rois.pdf', 'pdf')])).toBe(false);
    expect(lacksOpenTwin(file('seul.odt', 'odt'), [])).toBe(false);
  });

  it('counts by its name while it is on its way', () => {
    expect(lacksOpenTwin(doc, announcedAs('fiche élève.odt'))).toBe(false);
    expect(lacksOpenTwin(doc, announcedAs('fiche élève.doc'))).toBe(true);
  });
});
