import { describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { jsonLdOf } from './json-ld.js';
import { Version } from '../version/version.js';

/** schema.org's own context, in short: the tests ask no other machine. */
const context = {
  '@context': { '@vocab': 'https://schema.org/', license: { '@type': '@id' }, url: { '@type': '@id' } },
};
const documentLoader = async (url: string) => ({
  document: context,
  documentUrl: url,
  contextUrl: undefined,
});

const version = Version.freeze(
  {
    id: 'v',
    resourceId: 'r',
    number: 2,
    fields: {
      title: 'Les <angles>',
      summary: 'Mesurer sans rapporteur.',
      levels: ['6e'],
      subjects: ['mathematiques'],
      types: ['cours-presentation'],
      keywords: ['angle', 'gabarit'],
      durationMinutes: 45,
    },
    licence: {
      id: 'CC-BY-SA-4.0',
      uri: 'https://creativecommons.org/licenses/by-sa/4.0/',
      version: '4.0',
      announced: null,
    },
  },
  [],
  { by: null, at: new Date('2026-11-25T10:00:00Z'), whatChanged: null, minor: false },
);
const work = {
  title: version.title,
  authors: ['Une autrice'],
  licence: version.licenceId,
  source: 'https://essaim.test/r/angles',
};
const described = jsonLdOf(version, {
  url: 'https://essaim.test/r/angles',
  work,
  files: [],
  publishedAt: version.publishedAt,
});

/** The library’s types know no promise with a loader. */
const expand = jsonld.expand as unknown as (
  document: object,
  options: object,
) => Promise<Record<string, unknown[]>[]>;

describe('the JSON-LD of a version', () => {
  it('expands to a LearningResource whose author, licence and level survive', async () => {
    const [expanded] = await expand(described, { documentLoader });
    const at = (name: string) => JSON.stringify(expanded?.[`https://schema.org/${name}`]);
    expect(expanded?.['@type']).toEqual(['https://schema.org/LearningResource']);
    expect(at('license')).toContain('https://creativecommons.org/licenses/by-sa/4.0/');
    expect(at('author')).toContain('Une autrice');
    expect(at('educationalLevel')).toContain('http://data.education.fr/voc/scolomfr/concept/');
    expect(at('about')).toContain('http://data.education.fr/voc/scolomfr/concept/');
    expect(at('timeRequired')).toContain('PT45M');
  });

  it('says nothing of what the author did not say', () => {
    expect(JSON.parse(JSON.stringify(described))).not.toHaveProperty('teaches');
  });
});
