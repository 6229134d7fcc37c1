import { describe, expect, it } from '@jest/globals';
import {
  cases,
  fr,
  odfHeading,
  odfImage,
  odfLink,
  odt,
  page,
  pdf,
  said,
  tagged,
  text,
} from '../../../test/support/accessibility-cases.js';
import {
  docxDocument,
  odpDocument,
  odsDocument,
  odtDocument,
  pptxDocument,
  xlsxDocument,
} from '../../../test/support/office-documents.js';
import { readAccessibility } from './accessibility.js';
import { accessibilityRules, describeAccessibility } from './accessibility-rule.js';

const rulesOf = async (bytes: Uint8Array, format: string): Promise<string[]> =>
  (await readAccessibility(bytes, format)).map(({ rule }) => rule);

describe('what stands in the way of a reader', () => {
  it.each(cases)('%s is found in %s, and gone once mended', async (rule, format, found, mended) => {
    expect(await rulesOf(found(), format)).toContain(rule);
    expect(await rulesOf(mended(), format)).not.toContain(rule);
  });

  it('has a case for every rule, its words, its sources and how to mend it', () => {
    const tried = new Set(cases.map(([rule]) => rule));
    expect(accessibilityRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
    for (const [rule, format] of cases) {
      const { label, why, mend } = describeAccessibility({ rule, count: 2 }, format);
      expect([label, why, mend].map((each) => each.length > 5)).toEqual([true, true, true]);
    }
    for (const { sources } of accessibilityRules) expect(sources.join()).toMatch(/WCAG|PDF\/UA/);
  });

  it.each(['odt', 'docx', 'odp', 'pptx', 'ods', 'xlsx', 'html', 'markdown', 'pdf'])(
    'is nothing in a careful %s',
    async (format) => {
      const careful: Record<string, () => Buffer> = {
        odt: () => odtDocument({ ...fr, title: 'Partager' }),
        docx: () => docxDocument({ ...fr, title: 'Partager' }),
        odp: () => odpDocument(fr),
        pptx: () => pptxDocument(fr),
        ods: () => odsDocument(fr),
        xlsx: () => xlsxDocument(fr),
        html: () => page(`<h1>Partager</h1><p>${said}`),
        markdown: () => text(`# Partager\n\n${said}`),
        pdf: () => pdf([['H1'], ['P']], tagged),
      };
      expect(await readAccessibility(careful[format]!(), format)).toEqual([]);
    },
  );

  it('says where, what weighs most first, and keeps no word of the text', async () => {
    const secret = 'Canari Secret';
    const raw =
      odfHeading(1, secret) +
      odfHeading(3, secret) +
      Array.from({ length: 9 }, () => odfImage('')).join('') +
      odfLink('ici');
    const findings = await readAccessibility(odt(raw), 'odt');
    expect(findings).toEqual([
      {
        rule: 'picture-alternative',
        severity: 'blocking',
        place: 'images 1, 2, 3, 4, 5, 6… (9 en tout)',
        count: 9,
      },
      { rule: 'heading-skipped', severity: 'annoying', place: 'titre 2', count: 1 },
      { rule: 'link-vague', severity: 'annoying', place: 'lien 1', count: 1 },
    ]);
    expect(JSON.stringify(findings)).not.toContain('Canari');
  });

  it('is not looked for where there are no rules, and a broken file says so', async () => {
    expect(await readAccessibility(text('a,b\n1,2'), 'csv')).toEqual([]);
    await expect(readAccessibility(text('rien'), 'odt')).rejects.toMatchObject({ reason: 'damaged' });
  });
});
