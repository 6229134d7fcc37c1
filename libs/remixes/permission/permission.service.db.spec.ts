import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import {
  DraftService,
  PublishingService,
  type Resource,
  ResourcesModule,
  SourceService,
  WithdrawalService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, readyFields } from '../../../test/support/builders.js';
import { RemixesModule } from '../index.js';

jest.setTimeout(120_000);

const plainly = { whatChanged: null, minor: false };
const words = 'Puis-je publier mon adaptation ?';

let product: TestApplication;
let author: Actor;
let adapter: Actor;
let source: Resource;
let draftId: string;
let sourceId: string;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule]);
});
afterAll(() => product.stop());

beforeEach(async () => {
  author = await newTeacher(product, 'Autrice');
  adapter = await newTeacher(product, 'Adaptatrice');
  source = await newPublished(product, author, { licence: 'CC-BY-ND-4.0', title: 'Le relief' });
  ({ draftId, sourceId } = await adaptationOf(source));
  await product.drain();
});

/** A draft that lacks nothing but the right to be published. */
async function adaptationOf(original: Resource): Promise<{ draftId: string; sourceId: string }> {
  const { id } = await product.app.get(DraftService).create(adapter, {
    ...readyFields,
    title: 'Le relief annoté',
    text: 'Mes propres mots.',
    licence: 'CC-BY-SA-4.0',
    adaptationChanges: 'Des légendes.',
    rightsAnswers: { own: true, attested: true },
  });
  await product.app.get(SourceService).add(adapter, id, original.id, null);
  const { draft } = await product.ask<{ draft: { sources: { id: string }[] } }>(
    adapter,
    'query($id: ID!) { draft(id: $id) { sources { id } } }',
    { id },
  );
  return { draftId: id, sourceId: draft.sources[0]?.id ?? '' };
}

interface Asked {
  permission: { id: string; state: string } | null;
  userErrors: { code: string; field: string | null }[];
}

async function ask(changes: object = {}, actor = adapter): Promise<Asked> {
  const input = { draftId, sourceId, licence: 'CC-BY-SA-4.0', message: words, ...changes };
  const { askPermission } = await product.ask<{ askPermission: Asked }>(
    actor,
    'mutation($input: AskPermissionInput!) { askPermission(input: $input) { permission { id state } userErrors { code field } } }',
    { input },
  );
  return askPermission;
}

async function answer(id: string, grant: boolean, actor = author): Promise<Asked> {
  const { answerPermission } = await product.ask<{ answerPermission: Asked }>(
    actor,
    'mutation($input: AnswerPermissionInput!) { answerPermission(input: $input) { permission { id state } userErrors { code field } } }',
    { input: { id, grant, answer: 'Avec plaisir.' } },
  );
  return answerPermission;
}

const idOf = ({ permission }: Asked): string => permission?.id ?? '';
const codeOf = ({ userErrors }: Asked): string => userErrors[0]?.code ?? 'done';

async function verdictOf(licence: string): Promise<string | undefined> {
  const { draft } = await product.ask<{
    draft: { licenceOptions: { options: { licence: { id: string }; verdict: string }[] } };
  }>(
    adapter,
    'query($id: ID!) { draft(id: $id) { licenceOptions { options { licence { id } verdict } } } }',
    { id: draftId },
  );
  return draft.licenceOptions.options.find((option) => option.licence.id === licence)?.verdict;
}

async function inbox(actor: Actor): Promise<{ title: string; path: string; detail: string | null }[]> {
  const { viewer } = await product.ask<{
    viewer: { notifications: { edges: { node: { title: string; path: string; detail: string | null } }[] } };
  }>(actor, '{ viewer { notifications { edges { node { title path detail } } } } }');
  return viewer.notifications.edges.map(({ node }) => node);
}

async function stateOf(actor: Actor, id: string): Promise<object | null> {
  const { permission } = await product.ask<{ permission: object | null }>(
    actor,
    'query($id: ID!) { permission(id: $id) { obstacle viewerCan { answer } resource { slug } } }',
    { id },
  );
  return permission;
}

/** As if the adapter had sent so many letters an instant ago. */
const sentToday = (count: number) =>
  product.behind.owner.query(
    `insert into permission(resource_id, source_resource_id, licence_id, title, message, asked_by, asked_at, state)
     select $1, $1, 'licence ' || n, '', '', $2, $3, 'asked' from generate_series(1, $4::int) n`,
    [source.id, adapter.accountId, product.clock.now(), count],
  );

const signsToo = (actor: Actor) =>
  product.behind.owner.query(
    `insert into resource_member(resource_id, account_id, role, since) values ($1, $2, 'co-author', $3)`,
    [source.id, actor.accountId, product.clock.now()],
  );

const emailOf = async (actor: Actor): Promise<string> =>
  (await product.ask<{ viewer: { email: string } }>(actor, '{ viewer { email } }')).viewer.email;

describe('a permission', () => {
  it('is asked of the author, in her inbox and by e-mail at once, and nothing of the draft goes but its title', async () => {
    const asked = await ask();
    expect(asked.permission?.state).toBe('ASKED');
    expect(await product.drain()).toEqual(['digest.due']);
    const path = `/permissions/${idOf(asked)}`;
    expect(await inbox(author)).toEqual([
      { title: 'Adaptatrice vous demande une permission pour «\u00a0Le relief\u00a0»', path, detail: words },
    ]);
    const email = await emailOf(author);
    const mail = (await product.mails()).find(({ to }) => to === email);
    expect(mail?.text).toContain(`\n> ${words}\n`);
    expect(mail?.text).not.toContain('Mes propres mots');
    const { permission } = await product.ask<{ permission: object }>(
      author,
      'query($id: ID!) { permission(id: $id) { title resource { slug } draft { id } askedBy { name } viewerCan { answer } } }',
      { id: idOf(asked) },
    );
    expect(permission).toMatchObject({
      title: 'Le relief annoté',
      resource: null,
      draft: null,
      viewerCan: { answer: true },
    });
  });

  it('once granted opens that licence and no other, is told, and stands in the credit of what is published', async () => {
    expect(await verdictOf('CC-BY-SA-4.0')).toBe('FORBIDDEN');
    const asked = await ask();
    await product.drain();
    expect(codeOf(await answer(idOf(asked), true))).toBe('done');
    expect(await verdictOf('CC-BY-SA-4.0')).toBe('ALLOWED');
    expect(await verdictOf('CC-BY-4.0')).toBe('FORBIDDEN');
    expect((await inbox(adapter))[0]).toMatchObject({
      title: '«\u00a0Le relief\u00a0»\u00a0: vous avez l’accord de son auteur pour CC BY-SA 4.0',
      detail: 'Avec plaisir.',
    });
    expect(await product.drain()).toEqual(['digest.due']);
    const { id } = await product.app.get(PublishingService).publish(adapter, draftId, plainly);
    const { resource } = await product.ask<{
      resource: { version: { attribution: { notice: string[]; short: string } } };
    }>(visitor, 'query($slug: String!) { resource(slug: $slug) { version { attribution { notice } } } }', {
      slug: id,
    });
    const line = resource.version.attribution.notice.find((each) => each.includes('Le relief\u00a0»'));
    expect(line).toMatch(/CC BY-ND 4\.0.*, avec l’accord de l’auteur$/);
  });

  it('once refused changes nothing, and is told with its reason', async () => {
    const asked = await ask();
    await answer(idOf(asked), false);
    expect(await verdictOf('CC-BY-SA-4.0')).toBe('FORBIDDEN');
    expect((await inbox(adapter))[0]?.title).toContain(
      'son auteur refuse que vous publiiez sous CC BY-SA 4.0',
    );
    await expect(product.app.get(PublishingService).publish(adapter, draftId, plainly)).rejects.toThrow(
      'LICENCES_INCOMPATIBLE',
    );
  });

  it('is asked once for each licence, and answered once', async () => {
    const asked = await ask();
    expect(codeOf(await ask())).toBe('PERMISSION_ALREADY_ASKED');
    expect(codeOf(await ask({ licence: 'CC-BY-4.0' }))).toBe('done');
    expect(codeOf(await answer(idOf(asked), false))).toBe('done');
    expect(codeOf(await answer(idOf(asked), true))).toBe('PERMISSION_ANSWERED');
  });

  it('is asked once when two questions leave together', async () => {
    const both = await Promise.all([ask(), ask()]);
    expect(both.map(codeOf).sort()).toEqual(['PERMISSION_ALREADY_ASKED', 'done']);
    await product.drain();
    expect(await inbox(author)).toHaveLength(1);
  });

  it.each([
    [{ licence: 'inconnue' }, 'LICENCE_NOT_OFFERED'],
    [{ message: ' \0 ' }, 'PERMISSION_MESSAGE_MISSING'],
    [{ message: '\u200b\u200d\ufeff \u2060' }, 'PERMISSION_MESSAGE_MISSING'],
    [{ sourceId: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
  ])('is refused when it makes no sense: %j', async (changes, code) => {
    expect(codeOf(await ask(changes))).toBe(code);
  });

  it('is not asked where the licence permits it already, nor of who has no account', async () => {
    const free = await newPublished(product, author, { licence: 'CC-BY-4.0' });
    const other = await adaptationOf(free);
    expect(codeOf(await ask({ ...other }))).toBe('LICENCE_ALREADY_PERMITTED');
    await product.app.get(SourceService).addOutside(adapter, draftId, {
      title: 'Une carte',
      author: 'Une géographe',
      licence: 'CC-BY-ND-4.0',
    });
    const { draft } = await product.ask<{ draft: { sources: { id: string; licencesToAsk: object[] }[] } }>(
      adapter,
      'query($id: ID!) { draft(id: $id) { sources { id licencesToAsk { id } } } }',
      { id: draftId },
    );
    const outside = draft.sources[1];
    expect(outside?.licencesToAsk).toEqual([]);
    expect(codeOf(await ask({ sourceId: outside?.id }))).toBe('SOURCE_ELSEWHERE');
    await product.app
      .get(WithdrawalService)
      .withdraw(author, source.id, { category: 'outdated', reason: 'Plus à jour.', replacement: null });
    expect(codeOf(await ask())).toBe('NOBODY_TO_ASK');
  });

  it('is twenty letters a day at most', async () => {
    await sentToday(20);
    expect(codeOf(await ask())).toBe('TOO_MANY_PERMISSIONS');
    product.clock.advance(24 * 60 + 1);
    expect(codeOf(await ask())).toBe('done');
  });

  it('is twenty letters a day at most, whatever leaves together and is deleted since', async () => {
    await sentToday(18);
    const others = [];
    for (let made = 0; made < 4; made += 1) others.push(await adaptationOf(source));
    const codes = (await Promise.all(others.map((other) => ask(other)))).map(codeOf);
    expect(codes.sort()).toEqual(['TOO_MANY_PERMISSIONS', 'TOO_MANY_PERMISSIONS', 'done', 'done']);
    for (const other of others) await product.app.get(DraftService).delete(adapter, other.draftId);
    expect(codeOf(await ask())).toBe('TOO_MANY_PERMISSIONS');
  });

  it('whose draft is deleted says so to both, and takes no answer', async () => {
    const id = idOf(await ask());
    await product.app.get(DraftService).delete(adapter, draftId);
    for (const who of [author, adapter])
      expect(await stateOf(who, id)).toEqual({
        obstacle: 'ADAPTATION_DELETED',
        viewerCan: { answer: false },
        resource: null,
      });
    expect(codeOf(await answer(id, true))).toBe('ADAPTATION_DELETED');
  });

  it('whose source is hidden or withdrawn since says so to both, and takes no answer', async () => {
    const id = idOf(await ask());
    const { rowCount } = await product.behind.owner.query(
      `update resource set visibility = 'hidden' where id = $1`,
      [source.id],
    );
    expect(rowCount).toBe(1);
    expect(codeOf(await answer(id, true))).toBe('SOURCE_HIDDEN');
    expect(codeOf(await ask({ licence: 'CC-BY-4.0' }))).toBe('NOBODY_TO_ASK');
    await product.behind.owner.query(`update resource set visibility = 'shown' where id = $1`, [source.id]);
    await product.app
      .get(WithdrawalService)
      .withdraw(author, source.id, { category: 'outdated', reason: 'Plus à jour.', replacement: null });
    for (const who of [author, adapter])
      expect(await stateOf(who, id)).toMatchObject({
        obstacle: 'SOURCE_WITHDRAWN',
        viewerCan: { answer: false },
      });
    expect(codeOf(await answer(id, true))).toBe('SOURCE_WITHDRAWN');
  });

  it('is answered twice alike by the same person as once, and not in other words', async () => {
    const id = idOf(await ask());
    await product.drain();
    const both = await Promise.all([answer(id, true), answer(id, true)]);
    expect(both.map(codeOf)).toEqual(['done', 'done']);
    expect(await inbox(adapter)).toHaveLength(1);
    expect(codeOf(await answer(id, false))).toBe('PERMISSION_ANSWERED');
  });

  it('once answered is told to those who sign the source too', async () => {
    const colleague = await newTeacher(product, 'Co-autrice');
    await signsToo(colleague);
    const id = idOf(await ask());
    await answer(id, true);
    expect((await inbox(colleague))[0]).toEqual({
      title: 'Autrice a répondu pour vous à propos de «\u00a0Le relief\u00a0»\u00a0: oui à CC BY-SA 4.0',
      path: `/permissions/${id}`,
      detail: 'Avec plaisir.',
    });
    expect(await inbox(author)).toHaveLength(1);
    expect(codeOf(await answer(id, true, colleague))).toBe('PERMISSION_ANSWERED');
  });

  it('is nobody else’s to read or to answer', async () => {
    const id = idOf(await ask());
    const stranger = await newTeacher(product, 'Passante');
    expect(codeOf(await answer(id, true, stranger))).toBe('NOT_FOUND');
    expect(codeOf(await answer(id, true, adapter))).toBe('FORBIDDEN');
    for (const [who, found] of [
      [stranger, false],
      [visitor, false],
      [adapter, true],
      [author, true],
    ] as const) {
      const { permission } = await product.ask<{ permission: object | null }>(
        who,
        'query($id: ID!) { permission(id: $id) { id } }',
        { id },
      );
      expect(permission !== null).toBe(found);
    }
  });

  it('is not granted by whoever asked it, when another signs the source too', async () => {
    await signsToo(adapter);
    const id = idOf(await ask());
    await product.drain();
    expect(await inbox(adapter)).toEqual([]);
    expect(await stateOf(adapter, id)).toMatchObject({
      obstacle: 'OWN_QUESTION',
      viewerCan: { answer: false },
    });
    expect(await stateOf(author, id)).toMatchObject({ obstacle: null, viewerCan: { answer: true } });
    expect(codeOf(await answer(id, true, adapter))).toBe('PERMISSION_OWN');
    expect(codeOf(await answer(id, true))).toBe('done');
  });
});
