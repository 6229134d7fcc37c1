import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safePath, signInPath, slugIn } from './safe-path.js';

const origin = 'https://essaim.example';

describe('where to go after signing in', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
  ])('refuses %j', (wanted) => {
    expect(safePath(wanted, '/')).toBe('/');
  });

  it('keeps a path and its query', () => {
    expect(safePath('/brouillons/1?fait=oui', '/')).toBe('/brouillons/1?fait=oui');
  });

  it('never leaves the site, whatever it is given', () => {
    const pieces = fc.array(
      fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', 'evil.example', '\t', '\n', '%2f'),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(new URL(safePath('/' + parts.join(''), '/'), origin).origin).toBe(origin);
      }),
    );
  });

  it('comes back through the sign-in address', () => {
    const { searchParams } = new URL(signInPath('/r/a?b=c&d=e'), origin);
    expect(searchParams.get('suite')).toBe('/r/a?b=c&d=e');
  });
});

describe('the slug in a pasted address', () => {
  it.each([
    ['https://essaim.example/r/fractions-cm1?x=1', 'fractions-cm1'],
    ['http://localhost:3000/r/fractions/v/2', 'fractions'],
    ['/s/k7f2', 'k7f2'],
    [' fractions-cm1 ', 'fractions-cm1'],
  ])('reads %j', (text, slug) => {
    expect(slugIn(text)).toBe(slug);
  });

  it.each(['https://essaim.example/recherche', '../etc', ''])('finds none in %j', (text) => {
    expect(slugIn(text)).toBeNull();
  });
});
