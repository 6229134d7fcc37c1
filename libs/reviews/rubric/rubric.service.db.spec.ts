import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import type { TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { newCampaign, newReferent, startReviewing } from '../../../test/support/reviews.js';
import { revisionOf } from './rubric-fields.js';
import { rubricPolicy } from './rubric.policy.js';
import { RubricRepository } from './rubric.repository.js';
import { RubricService } from './rubric.service.js';
import type { Rubric } from './rubric.js';

jest.setTimeout(120_000);

let product: TestApplication;
let service: RubricService;
let rubrics: RubricRepository;
let referent: Actor;
let usual: Rubric;

beforeAll(async () => {
  product = await startReviewing();
  service = product.app.get(RubricService);
  rubrics = product.app.get(RubricRepository);
  referent = await newReferent(product);
  usual = await rubrics.getUsual();
});
afterAll(() => product?.stop());

const copy = (title = 'La mienne', by = referent) => service.copy(by, { of: usual.id, title });
const save = (rubric: Rubric, changes: Partial<Rubric>, by = referent) =>
  service.save(by, {
    id: rubric.id,
    revision: revisionOf(rubric),
    title: rubric.title,
    criteria: rubric.criteria,
    ...changes,
  });

describe('a rubric', () => {
  it('begins as another and changes in place until it serves', async () => {
    const mine = await copy();
    expect(mine).toMatchObject({ number: 1, title: 'La mienne', criteria: usual.criteria, usedAt: null });
    const saved = await save(mine, { title: 'Autrement', criteria: usual.criteria.slice(0, 4) });
    expect([saved.id, saved.number, saved.criteria.length]).toEqual([mine.id, 1, 4]);
  });

  it('written in two tabs at once loses neither: the second is told', async () => {
    const mine = await copy();
    const [one, other] = [save(mine, { title: 'Un' }), save(mine, { title: 'Deux' })];
    expect((await Promise.all([codeOf(one), codeOf(other)])).sort()).toEqual(['RUBRIC_CHANGED', 'done']);
  });

  it('that served never changes: its next version does, once', async () => {
    const mine = await copy();
    await newCampaign(product, referent, { rubricVersionId: mine.id });
    const used = (await rubrics.find(mine.id))!;
    const versions = await Promise.allSettled([save(used, { title: 'Deux' }), save(used, { title: 'Deux' })]);
    expect(versions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(save(used, { title: 'Trois' }))).toBe('RUBRIC_SUPERSEDED');
    const all = (await rubrics.versionsOf([mine.rubricId])).get(mine.rubricId);
    expect(all?.map(({ number, title }) => `${number} ${title}`)).toEqual(['2 Deux', '1 La mienne']);
    expect(() => used.rewrite({ title: 'Non', criteria: [] })).toThrow('RUBRIC_IN_USE');
  });

  it('that served is refused by the database itself, whoever writes', async () => {
    const campaign = await newCampaign(product, referent);
    const attempt = async (sql: string) =>
      product.behind.owner.query(sql, [campaign.rubricVersionId]).then(
        () => 'done',
        (error: Error) => error.message,
      );
    for (const sql of [
      `update rubric_version set title = 'Autre' where id = $1`,
      `update rubric_version set criteria = '[]' where id = $1`,
      'update rubric_version set used_at = null where id = $1',
      'delete from rubric_version where id = $1',
    ])
      expect(await attempt(sql)).toContain('never changes');
    expect(await attempt('update rubric_version set created_by = null where id = $1')).toBe('done');
  });

  it('is written by its author or an administrator, copied by whoever runs campaigns', async () => {
    const mine = await copy();
    const admin = await newReferent(product, 'Administration', null, 'administrator');
    const other = await newReferent(product, 'Autre référente', 'dep-59');
    const teacher = await newTeacher(product, 'Enseignante');
    const codes = async (attempt: (actor: Actor) => Promise<unknown>) =>
      Promise.all([referent, admin, other, teacher, visitor].map((actor) => codeOf(attempt(actor))));
    expect(await codes((actor) => copy('Une copie', actor))).toEqual([
      'done',
      'done',
      'done',
      'FORBIDDEN',
      'UNAUTHENTICATED',
    ]);
    expect(await codes((actor) => save(mine, {}, actor))).toEqual([
      'done',
      'done',
      'FORBIDDEN',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(await codeOf(save(usual, {}, referent))).toBe('FORBIDDEN');
    expect(await codeOf(service.copy(referent, { of: 'rien', title: 'Rien' }))).toBe('NOT_FOUND');
  });

  it('is listed once, in its newest version, to those who may read it', async () => {
    const everything = { offset: 0, limit: 1000 };
    const rows = await product.database.rows<{ id: string }>('all', 'select id from rubric_version');
    const all = [...(await rubrics.byIds(rows.map(({ id }) => id))).values()];
    for (const [actor, wide] of [
      [referent, true],
      [visitor, false],
    ] as const) {
      const readable = all.filter((rubric) => rubricPolicy.can(actor, 'read', rubric));
      const newest = readable.filter(
        ({ rubricId, number }) =>
          !readable.some((each) => each.rubricId === rubricId && each.number > number),
      );
      const listed = await rubrics.listNewest(wide, everything);
      expect(listed.rows.map(({ id }) => id).sort()).toEqual(newest.map(({ id }) => id).sort());
    }
  });
});
