import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { RubricChanged, RubricSuperseded } from './rubric.errors.js';
import { checkedRubric, revisionOf, type RubricWish } from './rubric-fields.js';
import { rubricPolicy } from './rubric.policy.js';
import { RubricRepository } from './rubric.repository.js';
import { Rubric } from './rubric.js';

/** Writing rubrics. What served stays as it is: changing it makes the next version. */
@Injectable()
export class RubricService {
  constructor(
    private readonly database: Database,
    private readonly rubrics: RubricRepository,
  ) {}

  /** A rubric of one's own, that begins as another. */
  async copy(actor: Actor, wish: { of: string; title: string }): Promise<Rubric> {
    return this.database.transaction(async (tx) => {
      const original = rubricPolicy.authorize(actor, 'copy', await this.rubrics.lock(tx, wish.of));
      const fields = checkedRubric({ title: wish.title, criteria: original.criteria });
      const ids = { id: randomUUID(), rubricId: randomUUID(), number: 1 };
      const copy = Rubric.write({ ...ids, createdBy: requireAccount(actor) }, fields, tx.now);
      record(tx, actor, copy, 'rubric.copy');
      return this.rubrics.save(tx, copy);
    });
  }

  /** `revision`: as last read. Returns the version that holds it: the next, where this one served. */
  async save(actor: Actor, wish: RubricWish & { id: string; revision: string }): Promise<Rubric> {
    return this.database.transaction(async (tx) => {
      const rubric = rubricPolicy.authorize(actor, 'edit', await this.rubrics.lock(tx, wish.id));
      const newest = await this.rubrics.holdNewestNumber(tx, rubric.rubricId);
      if (newest > rubric.number) throw new RubricSuperseded();
      if (revisionOf(rubric) !== wish.revision) throw new RubricChanged();
      const fields = checkedRubric(wish);
      const written = this.write(actor, rubric, fields, tx.now);
      record(tx, actor, written, 'rubric.save');
      return this.rubrics.save(tx, written);
    });
  }

  private write(actor: Actor, rubric: Rubric, fields: Pick<Rubric, 'title' | 'criteria'>, now: Date): Rubric {
    if (rubric.usedAt === null) {
      rubric.rewrite(fields);
      return rubric;
    }
    const ids = { id: randomUUID(), rubricId: rubric.rubricId, number: rubric.number + 1 };
    return Rubric.write({ ...ids, createdBy: requireAccount(actor) }, fields, now);
  }
}

const record = (tx: Transaction, { accountId }: Actor, rubric: Rubric, verb: string): void =>
  tx.record({
    actorId: accountId,
    verb,
    subjectType: 'rubric',
    subjectId: rubric.id,
    after: revisionOf(rubric),
    note: `version ${rubric.number}`,
  });
