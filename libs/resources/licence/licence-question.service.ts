import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, requireAccount, requireRoleOver } from '#platform/authorization';
import { Database } from '#platform/database';
import { DraftService } from '../draft/draft.service.js';
import type { Draft } from '../draft/draft.js';
import { LicenceQuestionRepository } from './licence-question.repository.js';
import type { LicenceQuestion } from './licence-question.js';
import { AnswerMissing, QuestionMissing } from '../resource/resource.errors.js';
import { LicenceQuestionAnswered, LicenceQuestionAsked } from '../resource/resource.events.js';

/** « J’hésite »: the draft stays, a person answers by mail and beside the draft. */
@Injectable()
export class LicenceQuestionService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftService,
    private readonly questions: LicenceQuestionRepository,
  ) {}

  async ask(actor: Actor, draftId: string, question: string): Promise<Draft> {
    if (!question.trim()) throw new QuestionMissing();
    return this.database.transaction(async (tx) => {
      const { draft, resource } = await this.drafts.lock(tx, actor, draftId, 'update');
      const id = randomUUID();
      await this.questions.ask(tx, {
        id,
        resourceId: resource.id,
        accountId: requireAccount(actor),
        question: question.trim(),
      });
      await tx.emit(new LicenceQuestionAsked(id));
      tx.record({
        actorId: actor.accountId,
        verb: 'licenceQuestion.ask',
        subjectType: 'resource',
        subjectId: resource.id,
      });
      return draft;
    });
  }

  async answer(actor: Actor, id: string, answer: string): Promise<LicenceQuestion> {
    const accountId = requireAccount(actor);
    requireRoleOver(actor, [], 'moderator', 'administrator');
    if (!answer.trim()) throw new AnswerMissing();
    if (!(await this.questions.find(id))) throw new NotFound();
    await this.database.transaction(async (tx) => {
      await this.questions.answer(tx, id, answer.trim(), accountId);
      await tx.emit(new LicenceQuestionAnswered(id));
      tx.record({
        actorId: accountId,
        verb: 'licenceQuestion.answer',
        subjectType: 'licence_question',
        subjectId: id,
      });
    });
    const answered = await this.questions.find(id);
    if (!answered) throw new NotFound();
    return answered;
  }

  async listOpen(
    actor: Actor,
    offset: number,
    limit: number,
  ): Promise<{ rows: LicenceQuestion[]; total: number }> {
    requireRoleOver(actor, [], 'moderator', 'administrator');
    return this.questions.listOpen(offset, limit);
  }
}
