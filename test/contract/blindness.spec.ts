import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, visitor } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';
import {
  type BlindStage,
  conclude,
  mailed,
  type Masked,
  metadataCanary,
  type Mode,
  reviewersOf,
  setStage,
  turnHoursAround,
} from './blind-stage.js';
import { type Gleaned, Gleaner, type Known } from './gleaning.js';

/**
 * Nobody learns from the product who reviews, nor in double blind who wrote, before the rules let her: every page, feed, file,
 * mail and answer of the API that she can get is read, and searched for all that would tell.
 */

let product: RunningProduct;
let gleaner: Gleaner;
let referent: Person;
let stranger: Person;

beforeAll(async () => {
  product = await startProduct();
  gleaner = new Gleaner(product);
  referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
  stranger = await join(product, 'Inconnue');
}, 300_000);
afterAll(() => product?.stop());

/** Whatever she could try, knowing every address: the product must answer so that it tells nobody. */
function knownOf(stage: BlindStage, who: Person | null): Known {
  const { campaign, submissionId, resourceId } = stage;
  // Her own leads further: what it leads to is asked through it.
  const own = reviewersOf(stage).findIndex(({ person }) => person === who);
  const assignmentIds = [...stage.assignmentIds].sort((a, b) => {
    const isOwn = (id: string): number => Number(id === stage.assignmentIds[own]);
    return isOwn(b) - isOwn(a);
  });
  const [desk, request] = [`/referent/campagnes/${campaign.slug}`, `/referent/demandes/${submissionId}`];
  return {
    addresses: [
      '/',
      '/mes/relectures',
      '/mes/ressources',
      '/relire',
      '/notifications',
      '/recherche.atom',
      '/sitemap.xml',
      '/referent',
      `/r/${resourceId}`,
      `/r/${resourceId}/versions`,
      `/campagnes/${campaign.slug}`,
      `/campagnes/${campaign.slug}/demander`,
      `/demandes/${submissionId}`,
      `/demandes/${submissionId}/relectures`,
      ...assignmentIds.map((id) => `/relectures/${id}`),
      ...['', '/campagne.ics', '/demandes', '/demandes/demandes.csv', '/attribuer'].map(
        (page) => desk + page,
      ),
      ...['', '/decision'].map((page) => request + page),
    ],
    fields: [
      `submission(id: "${submissionId}")`,
      ...assignmentIds.map((id) => `assignment(id: "${id}")`),
      `resource(slug: "${resourceId}")`,
      `campaign(slug: "${campaign.slug}")`,
      'viewer',
    ],
  };
}

/** What each of these got, by name; all at once. */
async function gatherAll(stage: BlindStage, names: readonly string[]): Promise<Map<string, Gleaned[]>> {
  const callers: Record<string, Person | null> = {
    visitor: null,
    stranger,
    referent,
    author: stage.author.person,
    'co-author': stage.coAuthor.person,
    sending: stage.sending.person,
    signing: stage.signing.person,
    declining: stage.declining.person,
  };
  const got = await Promise.all(
    names.map(async (name): Promise<[string, Gleaned[]]> => {
      const person = callers[name] ?? null;
      const known = knownOf(stage, person);
      return [name, await gleaner.gather(person?.session ?? visitor, known, person)];
    }),
  );
  return new Map(got);
}

/** Lists to choose from name every academy, whoever reads. */
const withoutChoices = (text: string): string => text.replace(/<option[^>]*>[^<]*/g, '');

/** Where these words are found, as « word: place ». */
function tells(gleaned: readonly Gleaned[], words: readonly string[]): string[] {
  const found: string[] = [];
  for (const { what, text } of gleaned) {
    const said = withoutChoices(text).toLowerCase();
    for (const word of words) if (said.includes(word.toLowerCase())) found.push(`${word}: ${what}`);
  }
  return [...new Set(found)].sort();
}

const whole = ({ canaries, academie }: Masked): string[] => [...canaries, academie];
const reviewing = ['sending', 'signing', 'declining'] as const;
const others = (stage: BlindStage, name: (typeof reviewing)[number]): string[] =>
  reviewing.filter((each) => each !== name).flatMap((each) => whole(stage[each]));

describe.each<Mode>(['OPEN', 'SINGLE_BLIND', 'DOUBLE_BLIND'])('in %s,', (mode) => {
  let stage: BlindStage;
  let got: Map<string, Gleaned[]>;
  const by = (name: string): Gleaned[] => got.get(name) ?? [];

  beforeAll(async () => {
    stage = await setStage(product, mode, referent);
  }, 300_000);

  describe('while it is read,', () => {
    beforeAll(async () => {
      await mailed(product);
      got = await gatherAll(stage, ['referent', 'author', 'co-author', ...reviewing, 'stranger']);
    }, 300_000);

    it('the same search finds each of them: in what she gets herself, and reviewers by the référent', () => {
      for (const name of ['author', ...reviewing] as const)
        for (const word of stage[name].canaries)
          expect([name, word, tells(by(name), [word])]).not.toEqual([name, word, []]);
      for (const name of reviewing)
        for (const word of [stage[name].person.slug, stage[name].id])
          expect([word, tells(by('referent'), [word])]).not.toEqual([word, []]);
    });

    it('authors, others who review and a stranger learn of no reviewer', () => {
      const words = reviewing.flatMap((name) => whole(stage[name]));
      for (const name of ['author', 'co-author', 'stranger'])
        expect([name, tells(by(name), words)]).toEqual([name, []]);
      for (const name of reviewing) expect([name, tells(by(name), others(stage, name))]).toEqual([name, []]);
    });

    it('who reviews learns who wrote it, but in double blind, where files do not tell either', () => {
      const words = [...whole(stage.author), ...whole(stage.coAuthor), metadataCanary(mode)];
      for (const name of ['sending', 'signing'])
        expect([name, tells(by(name), ['On trace'])]).not.toEqual([name, []]);
      for (const name of reviewing)
        if (mode === 'DOUBLE_BLIND') expect([name, tells(by(name), words)]).toEqual([name, []]);
        else expect(tells(by(name), [stage.author.person.slug])).not.toEqual([]);
      if (mode === 'DOUBLE_BLIND') expect(tells(by('stranger'), words)).toEqual([]);
    });
  });

  describe('once it is decided,', () => {
    beforeAll(async () => {
      await conclude(product, stage);
      await mailed(product);
      got = await gatherAll(stage, ['author', 'co-author', ...reviewing, 'visitor']);
    }, 300_000);

    it('authors learn who signed, everybody in an open campaign, and of others their academy alone', () => {
      for (const name of ['author', 'co-author']) {
        expect(tells(by(name), [stage.signing.person.slug])).not.toEqual([]);
        const unsigned = tells(by(name), stage.sending.canaries);
        if (mode === 'OPEN') expect(unsigned).not.toEqual([]);
        else {
          expect([name, unsigned]).toEqual([name, []]);
          expect(tells(by(name), [stage.sending.academie])).not.toEqual([]);
        }
        expect([name, tells(by(name), whole(stage.declining))]).toEqual([name, []]);
      }
    });

    it('everybody else learns of none but those whom an open campaign shows', () => {
      // She agreed that hers is shown, and the authors too: under her name in an open campaign, under her academy elsewhere.
      const shown = mode === 'OPEN' ? whole(stage.sending) : [stage.sending.academie];
      expect(tells(by('visitor'), [stage.sending.academie, stage.sending.person.slug])).not.toEqual([]);
      for (const name of ['visitor', ...reviewing] as const) {
        const mine = name === 'visitor' ? [] : whole(stage[name]);
        const words = reviewing
          .flatMap((each) => whole(stage[each]))
          .filter((word) => !mine.includes(word) && !shown.includes(word));
        expect([name, tells(by(name), words)]).toEqual([name, []]);
      }
    });

    it('the page of a reviewer says nothing of what she reviewed', async () => {
      for (const name of reviewing) {
        const page = await (await fetch(`${product.pages}/u/${stage[name].person.slug}`)).text();
        expect(page).toContain(stage[name].academie);
        for (const word of [stage.resourceId, `Relire ${mode}`, `Les angles, ${mode}`])
          expect(page).not.toContain(word);
      }
    });

    it('the order of reviews is not that of their hours, and no hour is given', async () => {
      const query = `{ submission(id: "${stage.submissionId}") { rounds { reviews { id savedAt } } } }`;
      const read = async () =>
        (
          await ask<{ submission: { rounds: { reviews: { id: string; savedAt: string | null }[] }[] } }>(
            product.pages,
            query,
            {},
            stage.author.person.session,
          )
        ).data?.submission.rounds[0]?.reviews ?? [];
      const before = await read();
      expect(before.map(({ savedAt }) => savedAt)).toEqual([null, null]);
      await turnHoursAround(product, stage);
      expect((await read()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    });
  });
});
