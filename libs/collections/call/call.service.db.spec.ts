import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { NextVersionService, PublishingService, type Resource } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { newCall, startCalling } from '../../../test/support/calls.js';
import { codeOf } from '../../../test/support/proposals.js';
import { newReferent, territoryOf } from '../../../test/support/reviews.js';
import { CallAccessService } from './call-access.service.js';
import { CallConcernService } from './call-concern.service.js';
import { CallCourseService } from './call-course.service.js';
import { CallListRepository } from './call-list.repository.js';
import { callTerritories } from './call.policy.js';
import { CallRepository } from './call.repository.js';
import { CallService } from './call.service.js';
import { ContributionRepository } from './contribution.repository.js';
import { ContributionService } from './contribution.service.js';
import type { Call } from './call.js';

jest.setTimeout(180_000);

let product: TestApplication;
/** Mandates over everywhere, Lyon, the Ain, the Nord. */
let everywhere: Actor;
let lyon: Actor;
let ain: Actor;
let nord: Actor;
let author: Actor;
let other: Actor;
let referent: Actor;

const get = <Service>(type: new (...args: never[]) => Service): Service =>
  product.app.get(type as never, { strict: false });
const all = { offset: 0, limit: 100 };
const kindsOf = async ({ accountId }: Actor): Promise<string[]> => {
  const { rows } = await product.behind.owner.query<{ kind: string }>(
    'select kind from notification where account_id = $1 order by created_at, id',
    [accountId],
  );
  return rows.map(({ kind }) => kind);
};
const stateOf = async ({ id }: Call) => (await get(CallRepository).find(id))?.state;
const publish = (title: string, fields: object = {}, by = author): Promise<Resource> =>
  newPublished(product, by, { title, ...fields });
const give = (call: Call, resource: Resource, by = author): Promise<Call> =>
  get(ContributionService).contribute(by, { call: call.id, resource: resource.id });
const shown = async (call: Call, accountId: string | null = null, managed = false) =>
  (await get(ContributionRepository).page(call, { accountId, managed }, all)).rows;

beforeAll(async () => {
  product = await startCalling();
  everywhere = await newReferent(product, 'Conseil national', null, 'curator');
  lyon = await newReferent(product, 'Conseil de Lyon', 'ac-lyon', 'curator');
  ain = await newReferent(product, 'Conseil de l’Ain', 'dep-01', 'curator');
  nord = await newReferent(product, 'Conseil du Nord', 'dep-59', 'curator');
  referent = await newReferent(product, 'Référente', 'dep-01', 'referent');
  author = await newTeacher(product, 'Autrice');
  other = await newTeacher(product, 'Autre');
});
afterAll(() => product?.stop());

describe('who opens a call', () => {
  it('is whose live mandate covers what it is for; everybody’s takes the whole country', async () => {
    const places = [null, await territoryOf(product, 'ac-lyon'), await territoryOf(product, 'dep-01')];
    const may = async (actor: Actor): Promise<boolean[]> => {
      const codes = [];
      for (const territoryId of places)
        codes.push(await codeOf(get(CallService).prepare(actor, { title: 'Appel', territoryId })));
      expect(codes.every((code) => ['done', 'CALL_NOT_COVERED'].includes(code))).toBe(true);
      return codes.map((code) => code === 'done');
    };
    expect(await may(everywhere)).toEqual([true, true, true]);
    expect(await may(lyon)).toEqual([false, true, true]);
    expect(await may(ain)).toEqual([false, false, true]);
    for (const nobody of [nord, referent, author]) expect(await may(nobody)).toEqual([false, false, false]);
    expect(await codeOf(get(CallService).prepare(visitor, { title: 'Appel' }))).toBe('UNAUTHENTICATED');
    const unknown = { title: 'Appel', territoryId: 'nulle-part' };
    expect(await codeOf(get(CallService).prepare(everywhere, unknown))).toBe('CALL_NOT_COVERED');
  });

  it('alone sees it while it is prepared, and the list of drafts agrees', async () => {
    const drafts = [
      await newCall(product, everywhere, { isDraft: true }),
      await newCall(product, lyon, { isDraft: true, territoryId: await territoryOf(product, 'ac-lyon') }),
      await newCall(product, ain, { isDraft: true, territoryId: await territoryOf(product, 'dep-01') }),
    ];
    for (const actor of [everywhere, lyon, ain, nord, referent, author, visitor]) {
      const listed = (await get(CallListRepository).listDrafts(callTerritories(actor), all)).rows;
      for (const draft of drafts) {
        const found = await get(CallAccessService).find(actor, draft.slug);
        expect(listed.some(({ id }) => id === draft.id)).toBe(found !== null);
        if (!found && actor.accountId)
          expect(await codeOf(get(CallService).open(actor, draft.id))).toBe('NOT_FOUND');
      }
    }
    const nothing = { levels: null, subjects: null };
    const announced = await get(CallListRepository).listAnnounced(nothing, all);
    expect(announced.rows.some(({ state }) => state === 'draft')).toBe(false);
  });

  it('says what is missing before it opens; then its criteria stay', async () => {
    const draft = await get(CallService).prepare(everywhere, { title: 'Rien dit' });
    expect(await codeOf(get(CallService).open(everywhere, draft.id))).toBe('MISSING_MISSING');
    const said = { missing: 'Des pistes.', levels: ['cm1'] };
    await get(CallService).update(everywhere, draft.id, said);
    await get(CallService).open(everywhere, draft.id);
    const { update } = {
      update: (changes: object) => get(CallService).update(everywhere, draft.id, changes),
    };
    expect(await codeOf(update({ levels: ['cm2'] }))).toBe('CRITERIA_ANNOUNCED');
    expect(await codeOf(update({ missing: ' ' }))).toBe('MISSING_MISSING');
    expect(await update({ missing: 'Des parcours.' })).toMatchObject({ missing: 'Des parcours.' });
    expect(await codeOf(get(CallService).delete(everywhere, draft.id))).toBe('CALL_TRANSITION');
    expect(await codeOf(get(CallService).update(author, draft.id, { title: 'À moi' }))).toBe('FORBIDDEN');
  });

  it('gives two calls of one title two addresses, and « nouveau » to none', async () => {
    const [one, two] = await Promise.all([newCall(product, everywhere), newCall(product, everywhere)]);
    expect(new Set([one.slug, two.slug]).size).toBe(2);
    expect((await newCall(product, everywhere, { title: 'Nouveau', isDraft: true })).slug).toBe(
      'appel-nouveau',
    );
  });
});

describe('what is given to a call', () => {
  it('is published, shown, and one’s own', async () => {
    const call = await newCall(product, everywhere);
    const mine = await publish('Mesurer la cour');
    expect(await codeOf(give(call, mine, other))).toBe('FORBIDDEN');
    expect(await codeOf(give(call, { id: 'nulle-part' } as Resource))).toBe('CONTRIBUTION_NOT_SHOWN');
    await product.behind.owner.query(`update resource set visibility = 'hidden' where id = $1`, [mine.id]);
    expect(await codeOf(give(call, mine))).toBe('CONTRIBUTION_NOT_SHOWN');
    await product.behind.owner.query(`update resource set visibility = 'shown' where id = $1`, [mine.id]);
    await give(call, mine);
    expect(await codeOf(give(call, mine))).toBe('ALREADY_CONTRIBUTED');
    expect(await kindsOf(everywhere)).toContain('call-contribution');
  });

  it('counts as its newest version says, and says what it does not meet', async () => {
    const call = await newCall(product, everywhere, {
      keywords: ['Décamètre'],
      wants: 'accessible',
      wanted: 9,
    });
    const titles = {
      'Le décamètre': {},
      'Les decametres, en CM2': { levels: ['cm2'] },
      'Le décamètre en français': { subjects: ['francais'] },
      'La ficelle, cycle 3': { levels: ['cycle-3'] },
    };
    for (const [title, fields] of Object.entries(titles)) await give(call, await publish(title, fields));
    const byTitle = async () => {
      const { rows } = await product.behind.owner.query<{ id: string; title: string }>(
        'select resource_id as id, title from version where number = 1',
      );
      const names = new Map<string, string>(rows.map(({ id, title }) => [id, title]));
      const found = (await shown(call)).map(
        (each) => [names.get(each.resourceId) ?? '', each.unmet] as const,
      );
      return Object.fromEntries<readonly string[]>(found);
    };
    expect(await byTitle()).toEqual({
      'Le décamètre': [],
      'Les decametres, en CM2': ['levels'],
      'Le décamètre en français': ['subjects'],
      'La ficelle, cycle 3': ['keywords'],
    });
    expect((await get(ContributionRepository).progressOf([call])).get(call.id)).toEqual({
      received: 4,
      counted: 1,
    });
    // What is hidden since, or withdrawn, is met by nobody and counts for nothing.
    await product.behind.owner.query(
      `update resource set visibility = 'hidden' where id = (select resource_id from version where title = 'Le décamètre')`,
    );
    expect((await get(ContributionRepository).progressOf([call])).get(call.id)).toEqual({
      received: 3,
      counted: 0,
    });
  });

  it('may be set aside with a word, which its author reads, and be retained again', async () => {
    const call = await newCall(product, everywhere);
    const mine = await publish('Trop court');
    await give(call, mine);
    const given = { call: call.id, resource: mine.id };
    const aside = (by: Actor, word: string) => get(ContributionService).setAside(by, given, word);
    expect(await codeOf(aside(author, 'Non.'))).toBe('FORBIDDEN');
    expect(await codeOf(aside(everywhere, ' '))).toBe('WORD_MISSING');
    await aside(everywhere, 'Il manque la consigne.');
    expect(await kindsOf(author)).toContain('call-set-aside');
    expect(await shown(call)).toEqual([]);
    expect(await shown(call, other.accountId)).toEqual([]);
    const word = { setAsideWord: 'Il manque la consigne.' };
    expect(await shown(call, author.accountId)).toMatchObject([word]);
    expect(await shown(call, null, true)).toMatchObject([word]);
    await get(ContributionService).retain(everywhere, given);
    expect(await shown(call)).toMatchObject([{ setAsideWord: null }]);
    expect(await codeOf(get(ContributionService).withdraw(other, given))).toBe('NOT_FOUND');
    await get(ContributionService).withdraw(author, given);
    expect(await shown(call)).toEqual([]);
  });

  it('is chosen among what one writes, what would count first', async () => {
    const call = await newCall(product, everywhere, { title: 'Pour choisir', levels: ['ce1'] });
    const teacher = await newTeacher(product, 'Enseignante');
    const [far, near] = [
      await publish('Loin', { levels: ['3e'] }, teacher),
      await publish('Près', { levels: ['ce1'] }, teacher),
    ];
    const rows = await get(ContributionRepository).candidatesOf(teacher.accountId ?? '', call);
    expect(rows).toEqual([
      { resourceId: near.id, unmet: [] },
      { resourceId: far.id, unmet: ['levels'] },
    ]);
    await give(call, near, teacher);
    expect(await get(ContributionRepository).candidatesOf(teacher.accountId ?? '', call)).toHaveLength(1);
  });
});

describe('a call closes', () => {
  const closings = async (actor: Actor): Promise<number> =>
    (await kindsOf(actor)).filter((kind) => kind === 'call-closed').length;

  it('by itself when it has what it wanted; whoever follows it or gave something is told once', async () => {
    const call = await newCall(product, everywhere, { wanted: 2 });
    const follower = await newTeacher(product, 'Curieuse');
    await get(CallService).subscribe(follower, call.slug);
    await get(CallService).subscribe(follower, call.slug);
    const before = await Promise.all([follower, author, everywhere].map(closings));
    await give(call, await publish('Un'));
    expect(await stateOf(call)).toBe('open');
    await give(call, await publish('Deux'));
    expect(await get(CallRepository).find(call.id)).toMatchObject({ state: 'closed', endedBy: 'fulfilled' });
    for (let again = 0; again < 2; again += 1) await get(CallCourseService).settleAll();
    const after = await Promise.all([follower, author, everywhere].map(closings));
    expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 1]);
    expect(await codeOf(give(call, await publish('Trois')))).toBe('CALL_NOT_OPEN');
    expect(await codeOf(get(CallService).subscribe(follower, call.slug))).toBe('CALL_CLOSED');
  });

  it('once, when two give at once what it still wanted', async () => {
    const call = await newCall(product, everywhere, { wanted: 1 });
    const two = [await publish('Ensemble'), await publish('Ensemble aussi')];
    const before = await closings(author);
    const codes = await Promise.all(two.map((each) => codeOf(give(call, each))));
    expect(codes.sort()).toEqual(['CALL_NOT_OPEN', 'done']);
    expect((await closings(author)) - before).toBe(1);
  });

  it('when what was given comes to answer: a new version, a label', async () => {
    const versioned = await newCall(product, everywhere, { keywords: ['arpenteur'], wanted: 1 });
    const reviewed = await newCall(product, everywhere, { wants: 'reviewed', wanted: 1 });
    const resource = await publish('La cour');
    await give(versioned, resource);
    await give(reviewed, resource);
    const next = await get(NextVersionService).startVersion(author, resource.id);
    await product.behind.owner.query(
      `update draft set fields = fields || '{"title": "L’arpenteur"}', revision = revision + 1 where id = $1`,
      [next.id],
    );
    const said = { whatChanged: 'Le titre.', minor: false };
    await get(PublishingService).publish(author, next.id, said);
    await product.drain();
    expect([await stateOf(versioned), await stateOf(reviewed)]).toEqual(['closed', 'open']);
  });

  it('after its last day, at the next hour', async () => {
    const today = dayOf(product.clock.now());
    const call = await newCall(product, everywhere, { opensOn: today, closesOn: today });
    await get(Database).transaction((tx) => tx.emit({ type: 'hour.struck' }));
    await product.drain();
    expect(await stateOf(call)).toBe('open');
    product.clock.advance(2 * 24 * 60);
    await get(Database).transaction((tx) => tx.emit({ type: 'hour.struck' }));
    await product.drain();
    expect(await get(CallRepository).find(call.id)).toMatchObject({ state: 'closed', endedBy: 'past' });
  });

  it('by a word of who runs it, for all to read', async () => {
    const call = await newCall(product, lyon, { territoryId: await territoryOf(product, 'ac-lyon') });
    expect(await codeOf(get(CallCourseService).close(ain, call.id, 'Merci.'))).toBe('FORBIDDEN');
    await get(CallCourseService).close(lyon, call.id, ' Merci. ');
    expect(await get(CallRepository).find(call.id)).toMatchObject({
      endedBy: 'opener',
      closingWord: 'Merci.',
    });
    expect(await codeOf(get(CallCourseService).close(lyon, call.id, ''))).toBe('CALL_CLOSED');
  });
});

describe('calls concern', () => {
  const concerning = async (actor: Actor): Promise<string[]> =>
    (await get(CallConcernService).openCallsFor(actor, all)).rows.map(({ title }) => title);

  it('whoever teaches there, and what they are about; a visitor, everybody’s', async () => {
    await product.behind.owner.query(`delete from call`);
    const placeOf = (code: string) => territoryOf(product, code);
    await newCall(product, everywhere, { title: 'Pour tous' });
    await newCall(product, lyon, { title: 'À Lyon', territoryId: await placeOf('ac-lyon') });
    await newCall(product, nord, { title: 'Dans le Nord', territoryId: await placeOf('dep-59') });
    await newCall(product, everywhere, { title: 'En 3e', levels: ['3e'] });
    expect((await concerning(visitor)).sort()).toEqual(['En 3e', 'Pour tous']);
    const teacher = await newTeacher(product, 'De l’Ain');
    await product.behind.owner.query(
      `insert into establishment(uai, name, kind, territory_id, commune) values ('0010001A', 'École', 'ecole', $1, 'Bourg')`,
      [await placeOf('dep-01')],
    );
    await product.behind.owner.query(
      `update agent set establishment_uai = '0010001A', levels = '{cycle-3}', subjects = '{mathematiques}' where id = $1`,
      [teacher.agentId],
    );
    expect(await concerning(teacher)).toEqual(['À Lyon', 'Pour tous']);
  });
});
