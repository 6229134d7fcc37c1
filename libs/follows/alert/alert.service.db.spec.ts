import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NotificationService } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import { WithdrawalService } from '#resources';
import { newTeacher } from '../../../test/support/builders.js';
import { Following, linesIn } from '../../../test/support/following.js';
import { followLimits } from '../follow-limits.js';

jest.setTimeout(120_000);

let scene: Following;
let reader: Actor;
let author: string;

beforeAll(async () => {
  scene = await Following.begin();
  author = await scene.slugOf(scene.author);
});
afterAll(() => scene?.product.stop());
beforeEach(async () => {
  reader = await newTeacher(scene.product, 'Lectrice');
  await scene.product.drain();
});

const titles = async () => (await scene.inbox(reader)).map(({ title }) => title);
const told = async () => (await scene.mailsTo(reader)).flatMap(linesIn);

describe('what is published', () => {
  it('is told once, with all its reasons, in the inbox and in the mail of the morning', async () => {
    await scene.follow(reader, { person: author });
    await scene.follow(reader, { level: 'cm1', subject: 'mathematiques' });
    await scene.follow(reader, { subject: 'francais' });
    const resource = await scene.publish({ title: 'Plier des bandes' });
    await scene.product.drain();
    await scene.handle('resource.published', { resourceId: resource.id, number: 1 }); // the same job, run again
    const [line, ...others] = await scene.inbox(reader);
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      title: 'Nouvelle ressource\u00a0: «\u00a0Plier des bandes\u00a0»',
      path: `/r/${resource.slug ?? ''}`,
      reason: 'Vous recevez ceci parce que vous suivez Autrice Exemple et «\u00a0Mathématiques, CM1\u00a0».',
    });
    expect(line?.stops.map(({ label }) => label)).toEqual([
      'Ne plus suivre Autrice Exemple',
      'Ne plus suivre «\u00a0Mathématiques, CM1\u00a0»',
    ]);
    await scene.mornings();
    await scene.mornings();
    expect((await told()).map(({ title }) => title)).toEqual([line?.title]);
  });

  it('is told again for a version that is not minor, and never of what was there before', async () => {
    const resource = await scene.publish({ title: 'Partager une tarte' });
    await scene.follow(reader, { person: author });
    await scene.product.drain();
    expect(await titles()).toEqual([]);
    await scene.publishAgain(resource, { minor: true });
    await scene.product.drain();
    expect(await titles()).toEqual([]);
    await scene.publishAgain(resource);
    await scene.product.drain();
    expect(await titles()).toEqual(['Nouvelle version\u00a0: «\u00a0Partager une tarte\u00a0»']);
  });

  it('is not told to whoever made it', async () => {
    await scene.follow(scene.author, { level: 'cm1' });
    await scene.publish();
    await scene.product.drain();
    expect(await scene.inbox(scene.author)).toEqual([]);
  });

  it('is told to nobody before it may be read, then to all', async () => {
    await scene.follow(reader, { person: author });
    const resource = await scene.publish({ title: 'Vérifiée' });
    await scene.setVisibility(resource, 'hidden');
    await scene.product.drain();
    expect(await titles()).toEqual([]);
    await scene.setVisibility(resource, 'shown');
    expect(await titles()).toHaveLength(1);
  });

  it('leaves the inbox and the mail when it is hidden or withdrawn, its event heard or not', async () => {
    await scene.follow(reader, { person: author });
    const hidden = await scene.publish({ title: 'Cachée' });
    const withdrawn = await scene.publish({ title: 'Retirée' });
    await scene.product.drain();
    expect(await titles()).toHaveLength(2);
    await scene.setVisibility(hidden, 'hidden', false);
    await scene
      .service(WithdrawalService)
      .withdraw(scene.author, withdrawn.id, { category: 'author', reason: 'Une erreur.' });
    expect(await titles()).toEqual([]);
    await scene.mornings();
    expect(await scene.mailsTo(reader)).toEqual([]);
    await scene.setVisibility(hidden, 'shown');
    await scene.mornings();
    expect(await told()).toEqual([]);
  });

  it('is told by nothing that names an author whose credit is gone', async () => {
    await scene.follow(reader, { person: author });
    const resource = await scene.publish({ title: 'Sans nom' });
    await scene.product.drain();
    await scene.product.behind.owner.query(
      `update version_agent set credit_withdrawn = true where version_id = (select id from version where resource_id = $1)`,
      [resource.id],
    );
    expect(await titles()).toEqual([]);
    await scene.mornings();
    expect(await told()).toEqual([]);
  });
});

describe('what is gathered', () => {
  it('is told to followers but for who put it there; one reason more where it was told already', async () => {
    const collection = await scene.newCollection('Mesurer');
    await scene.follow(reader, { collection: collection.slug });
    await scene.follow(scene.curator, { collection: collection.slug });
    const old = await scene.publish({ title: 'Une ancienne' });
    await scene.gather(collection, old);
    await scene.product.drain();
    expect(await titles()).toEqual(['Dans une collection que vous suivez\u00a0: «\u00a0Une ancienne\u00a0»']);
    expect(await scene.inbox(scene.curator)).toEqual([]);
    await scene.follow(reader, { person: author });
    const fresh = await scene.publish({ title: 'Une neuve' });
    await scene.product.drain();
    await scene.gather(collection, fresh);
    await scene.product.drain();
    const lines = await scene.inbox(reader);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.reason).toBe(
      'Vous recevez ceci parce que vous suivez la collection «\u00a0Mesurer\u00a0» et Autrice Exemple.',
    );
  });

  it('is told no more once the collection is closed, not even its name; other reasons stand', async () => {
    const collection = await scene.newCollection('À taire');
    await scene.follow(reader, { collection: collection.slug });
    const only = await scene.publish({ title: 'Seulement là' });
    await scene.gather(collection, only);
    await scene.follow(reader, { person: author });
    const both = await scene.publish({ title: 'Là aussi' });
    await scene.gather(collection, both);
    await scene.product.drain();
    expect(await titles()).toHaveLength(2);
    await scene.show(collection, 'private');
    await scene.mornings();
    const lines = await told();
    expect(lines.map(({ path }) => path)).toEqual([`/r/${both.slug ?? ''}`]);
    const all = JSON.stringify([await scene.inbox(reader), await scene.mailsTo(reader)]);
    expect(all).not.toContain('À taire');
  });
});

describe('a saved search', () => {
  it('is asked once a day what is new, and tells it once', async () => {
    await scene.publish({ title: 'Les hérissons avant' });
    await scene.product.drain();
    await scene.follow(reader, { search: { words: 'hérisson', filters: { levels: ['cm1'] } } });
    const found = await scene.publish({ title: 'Les hérissons du jardin' });
    await scene.publish({ title: 'Les hérissons du lycée', levels: ['seconde'] });
    await scene.publish({ title: 'Les escargots' });
    await scene.product.drain();
    expect(await titles()).toEqual([]);
    await scene.mornings();
    expect((await scene.inbox(reader)).map(({ path }) => path)).toEqual([`/r/${found.slug ?? ''}`]);
    expect((await told())[0]?.reason).toBe(
      'Vous recevez ceci parce que vous suivez la recherche «\u00a0hérisson, CM1\u00a0».',
    );
    await scene.mornings();
    expect(await told()).toHaveLength(1);
  });

  it('goes on where a job was killed, and tells nobody twice', async () => {
    const others = [
      reader,
      await newTeacher(scene.product, 'Deux'),
      await newTeacher(scene.product, 'Trois'),
    ];
    for (const each of others) await scene.follow(each, { search: { words: 'tortue', filters: {} } });
    await scene.publish({ title: 'Les tortues' });
    await scene.product.drain();
    scene.product.clock.advance(2 * 24 * 60);
    const notifications = scene.service(NotificationService);
    const notify = notifications.notify.bind(notifications);
    const spy = jest
      .spyOn(notifications, 'notify')
      .mockImplementationOnce(notify)
      .mockRejectedValueOnce(new Error('killed'));
    await scene.handle('hour.struck', {});
    await expect(scene.product.drain()).rejects.toThrow('killed');
    spy.mockRestore();
    await scene.product.drain();
    await scene.handle('searches.due', {});
    for (const each of others) expect(await scene.inbox(each)).toHaveLength(1);
  });
});

describe('many followers', () => {
  it('are told a batch at a time, and a job killed between two goes on', async () => {
    const count = followLimits.tellBatch + 7;
    await scene.product.behind.owner.query(
      `with agents as (insert into agent(kind, public_name, slug, created_at)
           select 'person', 'Suiveur ' || n, 'suiveur-' || n, now() from generate_series(1, $1::int) n returning id),
         accounts as (insert into account(agent_id, email, state, created_at)
           select id, id || '@suiveurs.invalid', 'active', now() from agents returning id)
       insert into follow(account_id, kind, level, target, since)
         select id, 'aisle', 'cp', 'cp', now() - interval '1 hour' from accounts`,
      [count],
    );
    const resource = await scene.publish({ title: 'Grouper par dix', levels: ['cp'] });
    const notifications = scene.service(NotificationService);
    const notify = notifications.notify.bind(notifications);
    let calls = 0;
    const spy = jest.spyOn(notifications, 'notify').mockImplementation((...args) => {
      calls += 1;
      return calls === followLimits.tellBatch + 3 ? Promise.reject(new Error('killed')) : notify(...args);
    });
    await expect(scene.handle('resource.published', { resourceId: resource.id, number: 1 })).rejects.toThrow(
      'killed',
    );
    spy.mockRestore();
    await Promise.all([
      scene.handle('resource.published', { resourceId: resource.id, number: 1 }),
      scene.handle('resource.published', { resourceId: resource.id, number: 1 }),
    ]);
    const { rows } = await scene.product.behind.owner.query<{ lines: number; people: number }>(
      // Readers of the tests before follow her too.
      `select count(*)::int as lines, count(distinct account_id)::int as people
       from notification join account on account.id = account_id and email like '%@suiveurs.invalid' where resource_id = $1`,
      [resource.id],
    );
    expect(rows[0]).toEqual({ lines: count, people: count });
    await scene.product.drain();
  });
});

describe('the link of a line', () => {
  const ask = <Result>(document: string, token: string, actor = visitor) =>
    scene.product.ask<Result>(actor, document, { token });
  const tokenOf = (path: string): string => new URL(path, 'http://x').searchParams.get('jeton') ?? '';

  it('stops that follow alone, without signing in; what waits because of it is told no more', async () => {
    await scene.follow(reader, { person: author });
    await scene.follow(reader, { subject: 'francais' });
    await scene.publish({ title: 'À ne plus annoncer' });
    await scene.publish({ title: 'À annoncer encore', subjects: ['francais'] });
    await scene.product.drain();
    const lines = await scene.inbox(reader);
    expect(lines).toHaveLength(2);
    const stop = lines[0]?.stops.find(({ label }) => label === 'Ne plus suivre Autrice Exemple');
    const token = tokenOf(stop?.path ?? '');
    const find = 'query($token: String!) { followStop(token: $token) { name } }';
    expect(await ask(find, token)).toEqual({ followStop: { name: 'Autrice Exemple' } });
    const document =
      'mutation($token: String!) { stopFollow(input: { token: $token }) { stop { name } userErrors { code } } }';
    for (let twice = 0; twice < 2; twice += 1)
      expect(await ask(document, token)).toEqual({ stopFollow: { stop: { name: null }, userErrors: [] } });
    expect(await ask(find, token)).toEqual({ followStop: { name: null } });
    await scene.publish({ title: 'Après' });
    await scene.mornings();
    expect((await told()).map(({ title }) => title)).toEqual([
      'Nouvelle ressource\u00a0: «\u00a0À annoncer encore\u00a0»',
    ]);
    expect(await titles()).toHaveLength(1);
  });

  it('that is not ours, or that stops mails of a kind, stops no follow', async () => {
    const document =
      'mutation($token: String!) { stopFollow(input: { token: $token }) { userErrors { code } } }';
    for (const token of ['', 'x.y'])
      expect(await ask(document, token)).toEqual({
        stopFollow: { userErrors: [{ code: 'LINK_INVALID' }] },
      });
  });
});
