import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { HouseMandateService, IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import { EventHandlers } from '#platform/outbox';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newTeacher } from '../../test/support/builders.js';
import { NotificationsModule } from './index.js';

jest.setTimeout(120_000);

const DAY = 86_400_000;

let product: TestApplication;
let house: HouseMandateService;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule]);
  house = product.app.get(HouseMandateService, { strict: false });
});

afterAll(() => product?.stop());

const inDays = (days: number): Date => new Date(product.clock.now().getTime() + days * DAY);

async function hour(): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await product.app.get(EventHandlers).handle('hour.struck', {});
    await product.drain();
  }
}

async function emailOf({ accountId }: Actor): Promise<string> {
  const { rows } = await product.behind.owner.query<{ email: string }>(
    'select email from account where id = $1',
    [accountId],
  );
  return rows[0]?.email ?? '';
}

async function toldTo({ accountId }: Actor): Promise<string[]> {
  const { rows } = await product.behind.owner.query<{ title: string }>(
    'select title from notification where account_id = $1 order by created_at',
    [accountId],
  );
  return rows.map(({ title }) => title.replaceAll('\u00a0', ' '));
}

describe('whoever has a mandate', () => {
  it('is told when it is given, two weeks before its end, and when it is over: once each', async () => {
    const teacher = await newTeacher(product, 'Référente');
    await house.grant({
      email: await emailOf(teacher),
      role: 'referent',
      territory: 'dep-69',
      endsAt: inDays(60),
    });
    await product.drain();
    const given = 'Vous avez un mandat : référence numérique, Rhône';
    await hour();
    expect(await toldTo(teacher)).toEqual([given]);
    product.clock.advance(47 * 24 * 60);
    await hour();
    const ending = 'Votre mandat finit bientôt : référence numérique, Rhône';
    expect(await toldTo(teacher)).toEqual([given, ending]);
    product.clock.advance(14 * 24 * 60);
    await hour();
    expect(await toldTo(teacher)).toEqual([
      given,
      ending,
      'Votre mandat est terminé : référence numérique, Rhône',
    ]);
  });

  it('is told at once when somebody ends it, and never again', async () => {
    const teacher = await newTeacher(product, 'Conseillère');
    const email = await emailOf(teacher);
    await house.grant({ email, role: 'curator', endsAt: inDays(60) });
    await product.drain();
    await house.revoke({ email, role: 'curator' });
    await product.drain();
    product.clock.advance(61 * 24 * 60);
    await hour();
    expect(await toldTo(teacher)).toEqual([
      'Vous avez un mandat : conseil pédagogique, France entière',
      'Votre mandat est terminé : conseil pédagogique, France entière',
    ]);
  });
});

describe('a request', () => {
  it('is told to who decides, and its answer to who asked', async () => {
    const [teacher, referent] = [
      await newTeacher(product, 'Demandeuse'),
      await newTeacher(product, 'Référente'),
    ];
    await house.grant({
      email: await emailOf(referent),
      role: 'referent',
      territory: 'ac-lille',
      endsAt: inDays(60),
    });
    await product.drain();
    const { territory } = await product.ask<{ territory: { id: string } }>(
      teacher,
      '{ territory(code: "dep-59") { id } }',
    );
    const { requestMandate } = await product.ask<{ requestMandate: { request: { id: string } } }>(
      teacher,
      'mutation($input: RequestMandateInput!) { requestMandate(input: $input) { request { id } } }',
      { input: { role: 'REFERENT', territoryId: territory.id, words: 'J’anime les relectures.' } },
    );
    await product.drain();
    const [decider] = (await toldTo(referent)).slice(-1);
    expect(decider).toMatch(/demande un mandat : référence numérique, Nord$/);
    const { rows } = await product.behind.owner.query<{ id: string; territory_id: string }>(
      'select id, territory_id from mandate where account_id = $1',
      [referent.accountId],
    );
    const strong: Actor = {
      ...referent,
      mandates: rows.map((row) => ({
        id: row.id,
        role: 'referent',
        territoryId: row.territory_id,
        endsAt: inDays(60),
      })),
    };
    const answered = await product.ask(
      strong,
      'mutation($input: AnswerMandateRequestInput!) { answerMandateRequest(input: $input) { userErrors { code } } }',
      { input: { id: requestMandate.request.id, grant: true, endsAt: inDays(30).toISOString() } },
    );
    expect(answered).toEqual({ answerMandateRequest: { userErrors: [] } });
    await product.drain();
    expect(await toldTo(teacher)).toEqual([
      'Votre demande de mandat est acceptée : référence numérique, Nord',
    ]);
  });
});
