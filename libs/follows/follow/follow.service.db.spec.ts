import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { newTeacher } from '../../../test/support/builders.js';
import { Following } from '../../../test/support/following.js';
import { codeOf } from '../../../test/support/proposals.js';
import { followLimits } from '../follow-limits.js';

jest.setTimeout(120_000);

let scene: Following;
let reader: Actor;
let authorSlug: string;

beforeAll(async () => {
  scene = await Following.begin();
  authorSlug = await scene.slugOf(scene.author);
});
afterAll(() => scene?.product.stop());
beforeEach(async () => {
  reader = await newTeacher(scene.product, 'Lectrice');
});

interface Followed {
  id: string;
  kind: string;
  title: string;
  lastToldAt: string | null;
  person: { slug: string } | null;
  collection: { slug: string } | null;
}
const followsOf = async (actor: Actor): Promise<Followed[]> => {
  const { viewer } = await scene.product.ask<{ viewer: { follows: { edges: { node: Followed }[] } } }>(
    actor,
    '{ viewer { follows { edges { node { id kind title lastToldAt person { slug } collection { slug } } } } } }',
  );
  return viewer.follows.edges.map(({ node }) => node);
};

describe('following', () => {
  it('takes a person, a collection, a level and a subject, a search; twice is once', async () => {
    const collection = await scene.newCollection('Mesurer la cour');
    const wishes = [
      { person: authorSlug },
      { collection: collection.slug },
      { level: 'cm1' },
      { level: 'cm1', subject: 'mathematiques' },
      { search: { words: 'fractions', filters: { levels: ['cm2', 'cm1'] } } },
    ];
    for (const wish of wishes) await scene.follow(reader, wish);
    await scene.follow(reader, { person: `/u/${authorSlug}` });
    await scene.follow(reader, { collection: collection.id });
    await scene.follow(reader, { search: { words: ' Fractions ', filters: { levels: ['cm1', 'cm2'] } } });
    const titles = (await followsOf(reader)).map(({ title }) => title);
    expect(titles.sort()).toEqual(
      ['Autrice Exemple', 'CM1', 'Mathématiques, CM1', 'Mesurer la cour', 'fractions, CM1, CM2'].sort(),
    );
  });

  it('is said of its page to whoever follows, and to nobody else', async () => {
    await scene.follow(reader, { person: authorSlug });
    const asked = async (actor: Actor) =>
      (
        await scene.product.ask<{ person: { viewerFollows: boolean } }>(
          actor,
          `{ person(name: "${authorSlug}") { viewerFollows } level(id: "cm1") { viewerFollows } }`,
        )
      ).person.viewerFollows;
    expect([await asked(reader), await asked(scene.author), await asked(visitor)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('refuses what one cannot follow, and says the same of what is private and of what is not', async () => {
    const own = await scene.newCollection('Entre nous');
    await scene.show(own, 'private');
    expect(await codeOf(scene.follow(reader, { collection: own.slug }))).toBe('NOT_FOUND');
    expect(await codeOf(scene.follow(scene.curator, { collection: own.slug }))).toBe('NOT_FOUND');
    expect(await codeOf(scene.follow(reader, { collection: 'nulle-part' }))).toBe('NOT_FOUND');
    expect(await codeOf(scene.follow(reader, { person: 'nulle-part' }))).toBe('NOT_FOUND');
    expect(await codeOf(scene.follow(scene.author, { person: authorSlug }))).toBe('FOLLOW_SELF');
    expect(await codeOf(scene.follow(reader, {}))).toBe('FOLLOW_UNCLEAR');
    expect(await codeOf(scene.follow(reader, { person: authorSlug, level: 'cm1' }))).toBe('FOLLOW_UNCLEAR');
    expect(await codeOf(scene.follow(reader, { level: 'cm1', subject: 'magie' }))).toBe('TERM_NOT_LISTED');
    expect(await codeOf(scene.follow(reader, { search: { words: ' ', filters: {} } }))).toBe('SEARCH_EMPTY');
    expect(await codeOf(scene.follow(visitor, { level: 'cm1' }))).toBe('UNAUTHENTICATED');
  });

  it('stops at the limit, two at once included', async () => {
    await scene.product.behind.owner.query(
      `insert into follow(account_id, kind, level, target, since) select $1, 'aisle', 'cm1', 'n' || n, now()
       from generate_series(1, $2::int) n`,
      [reader.accountId, followLimits.follows - 1],
    );
    const both = await Promise.all([
      codeOf(scene.follow(reader, { level: 'cm2' })),
      codeOf(scene.follow(reader, { level: 'cp' })),
    ]);
    expect(both.filter((code) => code === 'TOO_MANY_FOLLOWS')).toHaveLength(1);
    expect(await codeOf(scene.follow(reader, { level: 'ce1' }))).toBe('TOO_MANY_FOLLOWS');
  });

  it('is hers alone to stop, by its id or by what is followed, and begins again', async () => {
    const other = await newTeacher(scene.product, 'Autre');
    const { id } = await scene.follow(reader, { level: 'cm1' });
    expect(await codeOf(scene.unfollow(other, { id }))).toBe('NOT_FOUND');
    expect(await codeOf(scene.unfollow(other, { level: 'cm1' }))).toBe('NOT_FOUND');
    expect(await scene.unfollow(reader, { level: 'cm1' })).toBe(id);
    expect(await codeOf(scene.unfollow(reader, { id }))).toBe('NOT_FOUND');
    await scene.follow(reader, { level: 'cm1' });
    expect(await followsOf(reader)).toHaveLength(1);
  });

  it('names no collection that not everybody sees any more, and still lets it be stopped', async () => {
    const collection = await scene.newCollection('Un titre à taire');
    await scene.follow(reader, { collection: collection.slug });
    await scene.show(collection, 'private');
    const [followed] = await followsOf(reader);
    expect(followed).toMatchObject({ title: 'Une collection qui n’est plus publique', collection: null });
    expect(await scene.unfollow(reader, { collection: collection.slug })).toBe(followed?.id);
  });
});
