import { Body, Controller, Get, Param, Post, Query, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { PageErrors } from '../errors/page-errors.filter.js';
import { emptyForm, type FormBody, optionalText, textOf } from '../layout/form.js';
import { Pages } from '../layout/pages.js';
import { SignInRequired } from '../layout/sign-in-required.js';
import { questionsView } from './questions.js';
import { answerQuestionMutation, questionsQuery } from './questions.operation.js';

@Controller('moderation/questions')
@UseFilters(PageErrors)
@UseGuards(SignInRequired)
export class QuestionsController {
  constructor(private readonly pages: Pages) {}

  @Get()
  async list(@Res() response: Response, @Query() query: FormBody): Promise<void> {
    const data = await this.pages.run(questionsQuery, { after: optionalText(query, 'apres') }, response);
    this.pages.show(response, data, questionsView(data, emptyForm, textOf(query, 'fait')));
  }

  /** The address that only receives forms, when it is read again. */
  @Get(':id')
  back(@Res() response: Response): void {
    this.pages.redirect(response, '/moderation/questions');
  }

  /** Each form of the list names its field after its question, so that every label has its own control. */
  @Post(':id')
  async answer(@Res() response: Response, @Param('id') id: string, @Body() body: FormBody): Promise<void> {
    const answer = textOf(body, `answer-${id}`) || textOf(body, 'answer');
    const { answerLicenceQuestion } = await this.pages.run(
      answerQuestionMutation,
      { input: { id, answer } },
      response,
    );
    if (answerLicenceQuestion.userErrors.length === 0)
      return this.pages.redirect(response, '/moderation/questions?fait=reponse');
    const data = await this.pages.run(questionsQuery, {}, response);
    const form = { values: { id, answer }, problems: answerLicenceQuestion.userErrors };
    this.pages.show(response, data, questionsView(data, form), 422);
  }
}
