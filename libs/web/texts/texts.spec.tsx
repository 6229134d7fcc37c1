import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { apiView } from '../api/api.js';
import { errorView } from '../errors/error-pages.js';
import { accessibilityView } from './accessibility.js';
import { helpView } from './help.js';
import { legalView } from './legal.js';
import { privacyView } from './privacy.js';
import { sobrietyView } from './sobriety.js';

const views = {
  accessibilité: accessibilityView(),
  aide: helpView(),
  mentions: legalView(),
  données: privacyView(),
  sobriété: sobrietyView(),
  api: apiView('https://essaim.example'),
  'erreur 404': errorView(404),
  'erreur 503': errorView(503),
};

describe.each(Object.entries(views))('the page « %s »', (_, view) => {
  const html = renderToString(<>{view.content}</>);
  const prose = html.replace(/<pre.*?<\/pre>/gs, '').replace(/<[^>]*>/g, '\n');

  it('has one h1 inside the target of the skip link', () => {
    expect(html).toMatch(/^<main id="contenu"/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('is set as French: no sign can begin a line, no straight apostrophe, no exclamation mark', () => {
    expect(prose).not.toMatch(/ [:;?!»%]|« |[a-zà-ÿ]'[a-zà-ÿ]|!/i);
  });
});
