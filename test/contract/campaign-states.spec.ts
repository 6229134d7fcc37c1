import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { campaignStates, type CampaignState, campaignVerbs, type CampaignVerb } from '#reviews';
import { act, ask, type Caller, visitor } from '../support/api.js';
import { join, type Person } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';

/** Every state, verb and role of a campaign, through the API, against the table that the domain reads. */

let product: RunningProduct;
let referent: Person;
let colleague: Person;
let covering: readonly Caller[];
/** They may read what is open, and run nothing of it. */
let others: readonly Caller[];
let territoryId: string;

beforeAll(async () => {
  product = await startProduct();
  referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
  colleague = await mandated(product, 'Collègue', 'referent', 'dep-01');
  const administrator = await mandated(product, 'Administratrice', 'administrator', 'national');
  const stranger = await mandated(product, 'Ailleurs', 'referent', 'ac-lille');
  const curator = await mandated(product, 'Conseillère', 'curator', 'ac-lyon');
  const moderator = await mandated(product, 'Modératrice', 'moderator', null);
  const teacher = await join(product, 'Enseignante');
  covering = [referent.session, colleague.session, administrator.session];
  others = [teacher, stranger, curator, moderator].map(({ session }) => session);
  const found = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
  );
  territoryId = found.data?.territory.id ?? '';
}, 300_000);
afterAll(() => product?.stop());

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const mutations: Record<CampaignVerb, string> = {
  update: 'updateCampaign',
  open: 'openCampaign',
  delete: 'deleteCampaign',
  extend: 'extendCampaign',
  beginClosing: 'beginClosingCampaign',
  close: 'closeCampaign',
  archive: 'archiveCampaign',
  handOver: 'handOverCampaign',
};
const inputTypes: Partial<Record<CampaignVerb, string>> = {
  update: 'UpdateCampaignInput!',
  extend: 'ExtendCampaignInput!',
  handOver: 'HandOverCampaignInput!',
};

/** « done », or the code of the refusal. */
async function attempt(verb: CampaignVerb, id: string, caller: Caller): Promise<string> {
  const input = {
    update: { id, aim: 'Autrement.' },
    extend: { id, closesOn: day(90) },
    handOver: { id, person: colleague.slug },
  }[verb as 'update' | 'extend' | 'handOver'] ?? { id };
  const name = mutations[verb];
  const answer = await ask<Record<string, { userErrors: { code: string }[] }>>(
    product.pages,
    `mutation($input: ${inputTypes[verb] ?? 'IdInput!'}) { ${name}(input: $input) { userErrors { code } } }`,
    { input },
    caller,
  );
  return answer.data?.[name]?.userErrors[0]?.code ?? answer.code ?? 'done';
}

interface Seen {
  readonly state: string;
  readonly transitions: readonly string[];
  readonly viewerCan: Readonly<Record<CampaignVerb, boolean>>;
}

async function see(id: string, caller: Caller): Promise<Seen | null> {
  const verbs = Object.keys(campaignVerbs).join(' ');
  const { data } = await ask<{ campaign: Seen | null }>(
    product.pages,
    `query($id: String!) { campaign(slug: $id) { state transitions viewerCan { ${verbs} } } }`,
    { id },
    caller,
  );
  return data?.campaign ?? null;
}

const waysTo: Record<CampaignState, readonly CampaignVerb[]> = {
  draft: [],
  open: ['open'],
  closing: ['open', 'beginClosing'],
  closed: ['open', 'beginClosing', 'close'],
  archived: ['open', 'beginClosing', 'close', 'archive'],
};

async function campaignIn(state: CampaignState): Promise<string> {
  const { campaign } = await act<{ campaign: { id: string } }>(
    product,
    referent.session,
    ['createCampaign', { title: 'Chaque état', territoryId, aim: 'Essayer.' }],
    'campaign { id }',
  );
  for (const verb of waysTo[state]) expect(await attempt(verb, campaign.id, referent.session)).toBe('done');
  return campaign.id;
}

const upper = (state: string): string => state.toUpperCase();
const states = Object.keys(campaignStates) as CampaignState[];
const verbs = Object.keys(campaignVerbs) as CampaignVerb[];
const allows = (verb: CampaignVerb, state: CampaignState): boolean =>
  (campaignVerbs[verb] as readonly CampaignState[]).includes(state);

describe.each(states)('a campaign that is %s', (state) => {
  it('says to each caller what may follow, and what she may do', async () => {
    const id = await campaignIn(state);
    const none = Object.fromEntries(verbs.map((verb) => [verb, false]));
    for (const caller of covering)
      expect(await see(id, caller)).toEqual({
        state: upper(state),
        transitions: campaignStates[state].map(upper),
        viewerCan: Object.fromEntries(verbs.map((verb) => [verb, allows(verb, state)])),
      });
    for (const caller of [visitor, ...others]) {
      const seen = await see(id, caller);
      if (state === 'draft') expect([caller.name, seen]).toEqual([caller.name, null]);
      else expect([caller.name, seen?.viewerCan]).toEqual([caller.name, none]);
    }
  }, 300_000);

  it.each(verbs)(
    'is refused « %s » by all whose mandate does not cover it',
    async (verb) => {
      const id = await campaignIn(state);
      const hidden = state === 'draft';
      expect(await attempt(verb, id, visitor)).toBe(hidden ? 'NOT_FOUND' : 'UNAUTHENTICATED');
      for (const caller of others)
        expect([caller.name, await attempt(verb, id, caller)]).toEqual([
          caller.name,
          hidden ? 'NOT_FOUND' : 'FORBIDDEN',
        ]);
      const reading = await referent.token('READ');
      expect(await attempt(verb, id, reading.caller)).toBe('FORBIDDEN');
      expect((await see(id, referent.session))?.state).toBe(upper(state));
    },
    300_000,
  );

  it.each(verbs)(
    'takes « %s » from each whose mandate covers it, or refuses it, as the table says',
    async (verb) => {
      const refused = state === 'closed' || state === 'archived' ? 'CAMPAIGN_CLOSED' : 'CAMPAIGN_TRANSITION';
      for (const caller of covering) {
        const id = await campaignIn(state);
        const expected = allows(verb, state) ? 'done' : refused;
        expect([caller.name, await attempt(verb, id, caller)]).toEqual([caller.name, expected]);
      }
    },
    300_000,
  );
});
