import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Actor, hasRoleOver, type MandateRole, visitor } from '#platform/authorization';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { CredentialRepository } from '../sign-in/credential.repository.js';
import { HouseMandateService } from './house-mandate.service.js';
import { IdentityModule } from '../identity.module.js';
import { MandateRequestRepository } from './mandate-request.repository.js';
import { MandateRequestService } from './mandate-request.service.js';
import { mandatePolicy, mandateRequestPolicy, reachOf } from './mandate.policy.js';
import { MandateRepository } from './mandate.repository.js';
import { MandateService } from './mandate.service.js';
import { TerritoryRepository } from '../territory/territory.repository.js';

jest.setTimeout(120_000);

const DAY = 86_400_000;

let product: TestApplication;
let giving: MandateService;
let asking: MandateRequestService;
let house: HouseMandateService;
let territories: TerritoryRepository;
const ids = new Map<string, string>();

interface Somebody {
  readonly accountId: string;
  readonly slug: string;
  readonly email: string;
  /** As a request finds her now, with a second factor behind her session. */
  actor(): Promise<Actor>;
}

let person: Somebody;
let colleague: Somebody;
let referent: Somebody;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule]);
  [giving, asking, house, territories] = [
    product.app.get(MandateService),
    product.app.get(MandateRequestService),
    product.app.get(HouseMandateService),
    product.app.get(TerritoryRepository),
  ];
  for (const code of ['national', 'ac-lyon', 'dep-69', 'dep-01', 'dep-59'])
    ids.set(code, (await territories.findByCode(code))?.id ?? '');
  for (const number of ['69', '01']) {
    const { rows } = await product.behind.owner.query<{ id: string }>(
      `insert into territory(kind, code, label, parent_id) values ('circonscription', $1, 'Circonscription de démonstration', $2) returning id`,
      [`circo-${number}`, at(`dep-${number}`)],
    );
    ids.set(`circo-${number}`, rows[0]?.id ?? '');
  }
});

afterAll(() => product?.stop());

beforeEach(async () => {
  person = await somebody('Personne');
  colleague = await somebody('Collègue');
  referent = await somebody('Référente');
  await house.grant({ email: referent.email, role: 'referent', territory: 'ac-lyon', endsAt: inDays(90) });
});

const at = (code: string): string => ids.get(code) ?? '';
const now = () => product.clock.now();
const inDays = (days: number): Date => new Date(now().getTime() + days * DAY);

async function somebody(name: string): Promise<Somebody> {
  const { accountId } = await newTeacher(product, name);
  const tokenHash = randomUUID();
  const { rows } = await product.behind.owner.query<{ slug: string; email: string }>(
    `with opened as (insert into session(token_hash, account_id, device, created_at, last_used_at, expires_at, strong_since)
       values ($1, $2, 'Test', now(), now(), now() + interval '20 years', now()))
     select slug, email from account join agent on agent.id = agent_id where account.id = $2`,
    [tokenHash, accountId],
  );
  return {
    accountId: accountId ?? '',
    slug: rows[0]?.slug ?? '',
    email: rows[0]?.email ?? '',
    actor: async () =>
      (await product.app.get(CredentialRepository).actorOfSession(tokenHash, now())) ?? visitor,
  };
}

const grant = async (
  by: Somebody,
  to: Somebody,
  wish: { role?: MandateRole; territory?: string; startsAt?: Date; endsAt?: Date | null } = {},
) =>
  giving.grant(await by.actor(), {
    person: to.slug,
    role: wish.role ?? 'referent',
    territoryId: at(wish.territory ?? 'dep-69'),
    startsAt: wish.startsAt,
    endsAt: wish.endsAt === undefined ? inDays(30) : wish.endsAt,
  });

const covers = async (who: Somebody, code: string, ...roles: MandateRole[]): Promise<boolean> =>
  hasRoleOver(await who.actor(), await territories.pathOf(at(code)), ...roles);

describe('a mandate given by a referent', () => {
  it('gives its right at once, inside its territory only, and takes it away at its end by the clock alone', async () => {
    await grant(referent, person);
    expect(await covers(person, 'dep-69', 'referent')).toBe(true);
    expect(await covers(person, 'circo-69', 'referent')).toBe(true);
    expect(await covers(person, 'ac-lyon', 'referent')).toBe(false);
    expect(await covers(person, 'dep-01', 'referent')).toBe(false);
    expect(await covers(person, 'dep-69', 'curator', 'administrator')).toBe(false);
    product.clock.advance(30 * 24 * 60 + 1);
    expect(await covers(person, 'dep-69', 'referent')).toBe(false);
    expect((await person.actor()).mandates).toEqual([]);
  });

  it('is kept with who gave it by which of her mandates, in the log too', async () => {
    const mandate = await grant(referent, person);
    const { rows } = await product.behind.owner.query(
      `select mandate.granted_by, parent.account_id, entry.verb, entry.note from mandate
       join mandate parent on parent.id = mandate.delegated_from join audit_entry entry on entry.subject_id = mandate.id::text
       where mandate.id = $1`,
      [mandate.id],
    );
    expect(rows).toEqual([
      {
        granted_by: referent.accountId,
        account_id: referent.accountId,
        verb: 'mandate.grant',
        note: 'referent',
      },
    ]);
  });

  it.each([
    ['over her own territory', { territory: 'ac-lyon' }, 'MANDATE_OUT_OF_REACH'],
    ['beside it', { territory: 'dep-59' }, 'MANDATE_OUT_OF_REACH'],
    ['of moderation', { role: 'moderator', territory: 'national' }, 'MANDATE_OUT_OF_REACH'],
    ['of administration', { role: 'administrator' }, 'MANDATE_OUT_OF_REACH'],
    ['longer than her own', { end: 91 }, 'MANDATE_BEYOND_OWN'],
    ['without end', { end: null }, 'MANDATE_END_MISSING'],
    ['that ends before it begins', { start: 20, end: 10 }, 'MANDATE_ENDS_BEFORE'],
    ['that is over', { end: -1 }, 'MANDATE_ENDS_BEFORE'],
    ['far ahead', { start: 400, end: 500 }, 'MANDATE_TOO_LATE'],
  ] as const)('is refused %s', async (_what, wish: Record<string, unknown>, code) => {
    const { start, end, ...rest } = wish as { start?: number; end?: number | null };
    const refused = grant(referent, person, {
      ...rest,
      startsAt: start === undefined ? undefined : inDays(start),
      endsAt: end === undefined ? undefined : end === null ? null : inDays(end),
    });
    await expect(refused).rejects.toThrow(code);
  });

  it('is refused to herself, to nobody’s page, in an unknown place, and twice', async () => {
    await expect(grant(referent, referent)).rejects.toThrow('MANDATE_TO_ONESELF');
    const actor = await referent.actor();
    const wish = { role: 'referent' as const, territoryId: at('dep-69'), endsAt: inDays(10) };
    await expect(giving.grant(actor, { ...wish, person: 'personne-du-tout' })).rejects.toThrow(
      'PERSON_UNKNOWN',
    );
    for (const territoryId of ['nowhere', randomUUID()])
      await expect(giving.grant(actor, { ...wish, person: person.slug, territoryId })).rejects.toThrow(
        'TERRITORY_UNKNOWN',
      );
    await giving.grant(actor, { ...wish, person: `https://essaim.test/u/${person.slug}?x=1` });
    await expect(grant(referent, person, { endsAt: inDays(9) })).rejects.toThrow('MANDATE_ALREADY');
    await grant(referent, person, { endsAt: inDays(60) });
  });

  it('is one when it is given twice at once', async () => {
    const endsAt = inDays(30);
    const answers = await Promise.allSettled([1, 2].map(() => grant(referent, person, { endsAt })));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is not given by who has no such mandate, by a curator or by a read-only token', async () => {
    await expect(grant(colleague, person)).rejects.toThrow('FORBIDDEN');
    await house.grant({ email: colleague.email, role: 'curator', territory: 'ac-lyon', endsAt: inDays(9) });
    await expect(grant(colleague, person)).rejects.toThrow('FORBIDDEN');
    const token = { ...(await referent.actor()), mayWrite: false };
    const wish = { person: person.slug, role: 'referent' as const, territoryId: at('dep-69') };
    await expect(giving.grant(token, wish)).rejects.toThrow('FORBIDDEN');
    await expect(giving.grant(visitor, wish)).rejects.toThrow('UNAUTHENTICATED');
  });
});

describe('an administrator', () => {
  it('of a territory gives there what can be delegated; without territory, everything', async () => {
    const local = await somebody('Administratrice de Lyon');
    await house.grant({ email: local.email, role: 'administrator', territory: 'ac-lyon' });
    await grant(local, person, { territory: 'ac-lyon', endsAt: inDays(1000) });
    await expect(grant(local, person, { role: 'administrator' })).rejects.toThrow('MANDATE_OUT_OF_REACH');
    await expect(grant(local, person, { territory: 'dep-59' })).rejects.toThrow('MANDATE_OUT_OF_REACH');
    const everywhere = await somebody('Administratrice');
    await house.grant({ email: everywhere.email, role: 'administrator' });
    await expect(grant(everywhere, person, { role: 'moderator' })).rejects.toThrow('ROLE_IS_EVERYWHERE');
    const moderator = await grant(everywhere, person, {
      role: 'moderator',
      territory: 'national',
      endsAt: null,
    });
    expect(moderator.territoryId).toBeNull();
    expect(hasRoleOver(await person.actor(), [], 'moderator')).toBe(true);
    expect(hasRoleOver(await local.actor(), [], 'moderator', 'administrator')).toBe(false);
    await expect(grant(everywhere, colleague, { endsAt: inDays(3 * 366) })).rejects.toThrow(
      'MANDATE_TOO_LONG',
    );
  });
});

describe('ending a mandate', () => {
  it('takes its right away at once, once, and by who could have given it', async () => {
    const mandate = await grant(referent, person);
    await expect(giving.revoke(await colleague.actor(), mandate.id)).rejects.toThrow('NOT_FOUND');
    await expect(giving.revoke(await person.actor(), mandate.id)).rejects.toThrow('FORBIDDEN');
    await giving.revoke(await referent.actor(), mandate.id);
    expect(await covers(person, 'dep-69', 'referent')).toBe(false);
    await expect(giving.revoke(await referent.actor(), mandate.id)).rejects.toThrow('MANDATE_OVER');
    for (const id of ['nothing', randomUUID()])
      await expect(giving.revoke(await referent.actor(), id)).rejects.toThrow('NOT_FOUND');
  });

  it('ends one that has not begun', async () => {
    const coming = await grant(referent, person, { startsAt: inDays(5), endsAt: inDays(9) });
    expect(await covers(person, 'dep-69', 'referent')).toBe(false);
    await giving.revoke(await referent.actor(), coming.id);
    product.clock.advance(6 * 24 * 60);
    expect(await covers(person, 'dep-69', 'referent')).toBe(false);
  });

  it('leaves what its holder gave: the rights of others run on', async () => {
    const mandate = await grant(referent, colleague);
    await grant(colleague, person, { role: 'curator', territory: 'circo-69', endsAt: inDays(9) });
    await giving.revoke(await referent.actor(), mandate.id);
    expect(await covers(person, 'circo-69', 'curator')).toBe(true);
    await expect(grant(colleague, person, { territory: 'circo-69' })).rejects.toThrow('FORBIDDEN');
  });
});

describe('a request', () => {
  const ask = async (by: Somebody, territory = 'circo-69', role: MandateRole = 'referent') =>
    asking.request(await by.actor(), {
      role,
      territoryId: at(territory),
      words: 'J’anime déjà les relectures.',
    });

  it('is granted by who may give it, and the mandate runs at once', async () => {
    const { id } = await ask(person);
    const answer = { id, grant: true, endsAt: inDays(20), words: null };
    await expect(asking.answer(await person.actor(), answer)).rejects.toThrow('FORBIDDEN');
    await expect(asking.answer(await colleague.actor(), answer)).rejects.toThrow('NOT_FOUND');
    await expect(asking.answer(await referent.actor(), { ...answer, endsAt: null })).rejects.toThrow(
      'MANDATE_END_MISSING',
    );
    expect((await asking.answer(await referent.actor(), answer)).state).toBe('granted');
    expect(await covers(person, 'circo-69', 'referent')).toBe(true);
    await expect(asking.answer(await referent.actor(), answer)).rejects.toThrow('REQUEST_ANSWERED');
    await expect(ask(person)).rejects.toThrow('MANDATE_ALREADY');
  });

  it('is refused with a reason, and may be asked again', async () => {
    const { id } = await ask(person);
    await expect(asking.answer(await referent.actor(), { id, grant: false, words: ' ' })).rejects.toThrow(
      'REFUSAL_WORDS_MISSING',
    );
    const refused = await asking.answer(await referent.actor(), { id, grant: false, words: 'Plus tard.' });
    expect([refused.state, refused.answer]).toEqual(['refused', 'Plus tard.']);
    expect(await covers(person, 'circo-69', 'referent')).toBe(false);
    await ask(person);
  });

  it('waits once for a place and a role, three times in all, with words, for two roles', async () => {
    await ask(person);
    await expect(ask(person)).rejects.toThrow('REQUEST_WAITING');
    await ask(person, 'dep-69');
    await ask(person, 'dep-69', 'curator');
    await expect(ask(person, 'dep-01')).rejects.toThrow('TOO_MANY_REQUESTS');
    await expect(ask(colleague, 'dep-01', 'moderator')).rejects.toThrow('ROLE_NOT_ASKED');
    const wordless = { role: 'referent' as const, territoryId: at('dep-01'), words: ' ' };
    await expect(asking.request(await colleague.actor(), wordless)).rejects.toThrow('REQUEST_WORDS_MISSING');
  });

  it('of her own territory is not a referent’s to answer, and is shown to nobody below', async () => {
    const { id } = await ask(person, 'ac-lyon');
    await expect(asking.answer(await referent.actor(), { id, grant: false, words: 'Non.' })).rejects.toThrow(
      'NOT_FOUND',
    );
    const path = await territories.pathOf(at('ac-lyon'));
    expect(await product.app.get(MandateRepository).deciders(path, person.accountId, now())).not.toContain(
      referent.accountId,
    );
  });

  it('is told to the nearest of those who decide', async () => {
    const near = await somebody('Référente du département');
    await house.grant({ email: near.email, role: 'referent', territory: 'dep-01', endsAt: inDays(9) });
    const deciders = async () =>
      product.app
        .get(MandateRepository)
        .deciders(await territories.pathOf(at('circo-01')), person.accountId, now());
    expect(await deciders()).toContain(near.accountId);
    expect(await deciders()).not.toContain(referent.accountId);
    product.clock.advance(10 * 24 * 60);
    expect(await deciders()).not.toContain(near.accountId);
    expect(await deciders()).toContain(referent.accountId);
  });
});

describe('the lists', () => {
  it('hold exactly what the policy lets their reader do', async () => {
    const everywhere = await somebody('Administratrice générale');
    await house.grant({ email: everywhere.email, role: 'administrator' });
    const local = await somebody('Administratrice locale');
    await house.grant({ email: local.email, role: 'administrator', territory: 'dep-69' });
    const national = await somebody('Référente nationale');
    await house.grant({ email: national.email, role: 'referent', endsAt: inDays(300) });
    await house.grant({ email: colleague.email, role: 'moderator' });
    for (const territory of ['ac-lyon', 'dep-69', 'circo-69', 'dep-59'])
      await asking.request(await (await somebody('Demandeuse')).actor(), {
        role: 'curator',
        territoryId: at(territory),
        words: 'Bonjour.',
      });
    const { rows: mandates } = await product.app
      .get(MandateRepository)
      .listInReach(reachOf(await everywhere.actor()), now(), { offset: 0, limit: 500 });
    const requests = product.app.get(MandateRequestRepository);
    const { rows: asked } = await requests.listInReach(reachOf(await everywhere.actor()), randomUUID(), {
      offset: 0,
      limit: 500,
    });
    expect(mandates.length).toBeGreaterThan(5);
    expect(asked.length).toBeGreaterThan(3);
    for (const reader of [everywhere, local, national, referent, colleague, person]) {
      const actor = await reader.actor();
      const all = { offset: 0, limit: 500 };
      const shown = await product.app.get(MandateRepository).listInReach(reachOf(actor), now(), all);
      const pathOf = async (id: string | null) => (id === null ? [] : territories.pathOf(id));
      const may = await Promise.all(
        mandates.map(async (each) =>
          mandatePolicy.can(actor, 'revoke', { ...each, path: await pathOf(each.territoryId) }),
        ),
      );
      expect(shown.rows.map(({ id }) => id)).toEqual(
        mandates.filter((_, index) => may[index]).map(({ id }) => id),
      );
      const waiting = await requests.listInReach(reachOf(actor), reader.accountId, all);
      const mayAnswer = await Promise.all(
        asked.map(async (each) =>
          mandateRequestPolicy.can(actor, 'answer', { ...each, path: await pathOf(each.territoryId) }),
        ),
      );
      expect(waiting.rows.map(({ id }) => id)).toEqual(
        asked.filter((_, index) => mayAnswer[index]).map(({ id }) => id),
      );
    }
  });
});
