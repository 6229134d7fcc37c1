import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/authorization';
import { CurrentActor, offsetOf, pageInfo } from '#platform/graphql';
import { AnswerLicenceQuestionInput } from '../draft/draft.input.js';
import { LicenceQuestionService } from './licence-question.service.js';
import { AnswerLicenceQuestionPayloadType, LicenceQuestionConnectionType } from './licence-question.type.js';

/** The moderators' side of « J’hésite ». */
@Resolver()
export class LicenceQueueResolver {
  constructor(private readonly questions: LicenceQuestionService) {}

  @Query(() => LicenceQuestionConnectionType, {
    description: 'Moderators: questions about rights, oldest first.',
  })
  async licenceQuestions(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<LicenceQuestionConnectionType> {
    const offset = offsetOf(after);
    const limit = Math.min(Math.max(first, 1), 50);
    const { rows, total } = await this.questions.listOpen(actor, offset, limit);
    return { totalCount: total, nodes: rows, pageInfo: pageInfo(offset, rows.length, total) };
  }

  @Mutation(() => AnswerLicenceQuestionPayloadType, {
    description: 'Moderators: the answer goes by mail, and beside the draft.',
  })
  async answerLicenceQuestion(
    @CurrentActor() actor: Actor,
    @Args('input') input: AnswerLicenceQuestionInput,
  ) {
    return { question: await this.questions.answer(actor, input.id, input.answer), userErrors: [] };
  }
}
