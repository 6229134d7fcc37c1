import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanFilename } from './filename.js';

describe('a deposited name', () => {
  it.each([
    ['cours\nligne2.pdf', 'cours ligne2.pdf'],
    ['../../../etc/cron.d/evil.pdf', 'evil.pdf'],
    ['C:\\Users\\moi\\fiche.odt', 'fiche.odt'],
    ['CON.pdf', '_CON.pdf'],
    ['fiche.pdf. ', 'fiche.pdf'],
    ['fiche\u200B\u00A0secrète.pdf', 'fiche secrète.pdf'],
    ['cours_\u202Efdp.exe', 'cours_fdp.exe'],
    ["L'eau à l’école.odt", "L'eau à l’école.odt"],
    ['👩‍🏫 élèves 🇫🇷.pdf', '👩‍🏫 élèves 🇫🇷.pdf'],
    ['', 'fichier'],
  ])('%j becomes %j', (raw, name) => {
    expect(cleanFilename(raw).name).toBe(name);
  });

  it('shortens the stem and keeps the extension', () => {
    const { name, extension } = cleanFilename(`${'é'.repeat(300)}.odt`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(extension).toBe('odt');
  });

  it('is always safe to show and to save, and clean once cleaned', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (raw) => {
        const { name } = cleanFilename(raw);
        expect(name).not.toMatch(/[\p{Cc}"<>:|?*\\/;\u202A-\u202E\u2066-\u2069\u200B]|^[ .]|[ .]$|^$/u);
        expect(cleanFilename(name).name).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
