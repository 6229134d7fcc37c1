import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { Document, scriptSafe } from './document.js';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences } from './preferences.js';
import type { View } from './view.js';

const assets = { style: '/assets/a.css', script: '/assets/a.js', font: null };
const page = (
  view: Partial<View>,
  preferences: Preferences = DEFAULT_PREFERENCES,
  signedIn = false,
): string =>
  renderToString(
    <Document
      view={{ title: 'Une page', content: <h1>Une page</h1>, ...view }}
      viewer={
        signedIn
          ? {
              confirmed: true,
              unreadNotifications: 0,
              person: { name: 'A', slug: 'a' },
              viewerCan: { moderate: false },
              secondFactor: { withheldRoles: [] },
            }
          : null
      }
      preferences={preferences}
      assets={assets}
      origin="https://essaim.example"
      address="/r/fractions?page=2"
    />,
  );

describe('the document around every page', () => {
  it('is French, has one h1 and a first link that skips to the content', () => {
    const html = page({});
    expect(html).toContain('<html lang="fr">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(/<body><a class="skip" href="#contenu">/.test(html)).toBe(true);
  });

  it('never writes a style attribute nor an inline script that runs', () => {
    const html = page({ canonical: '/r/x', jsonLd: '{}' });
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/<script(?![^>]*(src=|application\/ld\+json))/);
  });

  it('escapes what people wrote, in the title, the metadata and the search field', () => {
    const hostile = '"><script>alert(1)</script>';
    const html = page({ title: hostile, description: hostile, canonical: '/r/x', search: hostile });
    expect(html).not.toContain('<script>alert');
  });

  it('keeps JSON-LD inside its element', () => {
    const json = scriptSafe(JSON.stringify({ name: '</script><script>alert(1)</script><!--' }));
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toEqual({ name: '</script><script>alert(1)</script><!--' });
  });

  it('is indexed only under a canonical address', () => {
    expect(page({})).toContain('<meta name="robots" content="noindex"');
    const html = page({ canonical: '/r/fractions' });
    expect(html).toContain('<link rel="canonical" href="https://essaim.example/r/fractions"');
    expect(html).not.toContain('noindex');
  });

  it('offers to sign in and come back, or the account', () => {
    expect(page({})).toContain('href="/connexion?suite=%2Fr%2Ffractions%3Fpage%3D2"');
    expect(page({}, DEFAULT_PREFERENCES, true)).toContain('href="/compte"');
  });

  it('writes only the preferences that were chosen', () => {
    const chosen = parsePreferences({ theme: 'dark', size: 'xl', contrast: 'x"><script>' });
    expect(page({}, chosen)).toContain('<html lang="fr" data-theme="dark" data-size="xl">');
  });
});
