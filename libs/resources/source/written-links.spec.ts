import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brokenLink, linksIn } from './written-links.js';

const files = new Set(['figure 1.png', 'fiche.odt']);
const whyOf = (target: string): string | null => brokenLink(target, files)?.why ?? null;

describe('the links of a text', () => {
  it('are its targets, once each, and not what its code shows', () => {
    const text = [
      'Voir [la page](https://exemple.fr/a "Titre") et ![une figure](figure%201.png).',
      'Encore [la page](https://exemple.fr/a), <https://exemple.fr/b>, https://exemple.fr/c.',
      '`[non](https://code.fr/)`',
      '```\n[non](https://code.fr/)\n```',
      '[plus loin]: https://exemple.fr/d',
    ].join('\n\n');
    expect(linksIn(text)).toEqual([
      'https://exemple.fr/a',
      'figure%201.png',
      'https://exemple.fr/d',
      'https://exemple.fr/c.',
    ]);
  });

  it.each([
    'https://exemple.fr/cours?x=1#y',
    'http://exemple.fr',
    'mailto:nous@exemple.fr',
    '#plus-bas',
    'figure%201.png',
    './fiche.odt',
  ])('%s leads somewhere, as far as it is written', (target) => {
    expect(whyOf(target)).toBeNull();
  });

  it.each([
    ['www.exemple.fr', 'https'],
    ['htp://exemple.fr', 'https'],
    ['file:///C:/lecon.odt', 'https'],
    ['javascript:alert(1)', 'https'],
    ['https://exemple', 'mal écrite'],
    ['https://', 'mal écrite'],
    ['figure2.png', 'Aucun fichier'],
    ['%E0%A4%A', 'Aucun fichier'],
  ])('%s does not', (target, why) => {
    expect(whyOf(target)).toContain(why);
  });

  it('are read and judged whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('](', ')', '[', '<', '`', 'http://', ' ')),
        (words, signs) => {
          for (const target of linksIn(words + signs.join(''))) brokenLink(target, files);
        },
      ),
    );
  });
});
