import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountRepository } from '#identity';
import { SiteOrigins } from '#platform/http';
import { Mailer } from '#platform/mail';
import { EventHandlers } from '#platform/outbox';
import { DraftRepository } from '../draft/draft.repository.js';
import { LicenceQuestionRepository } from './licence-question.repository.js';

/** Sends the answer to who asked, with the way back to her draft. */
@Injectable()
export class LicenceQuestionHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly questions: LicenceQuestionRepository,
    private readonly drafts: DraftRepository,
    private readonly accounts: AccountRepository,
    private readonly mailer: Mailer,
    private readonly origins: SiteOrigins,
  ) {}

  onModuleInit(): void {
    this.events.ignore('licence-question.asked');
    this.events.onMail('licence-question.answered', (event) => this.send(String(event.questionId)));
  }

  private async send(id: string): Promise<void> {
    const question = await this.questions.find(id);
    const account = question ? await this.accounts.find(question.accountId) : null;
    if (!question?.answer || !account) return;
    const draft = (await this.drafts.ofResources([question.resourceId])).get(question.resourceId);
    const back = draft
      ? `${this.origins.pages}/brouillons/${draft.id}/droits`
      : `${this.origins.pages}/mes/ressources`;
    await this.mailer.send({
      to: account.email,
      subject: 'Réponse à votre question sur les droits',
      text: [
        `Bonjour,`,
        '',
        `À propos de « ${question.draftTitle} », vous demandiez :`,
        question.question,
        '',
        'Notre réponse :',
        question.answer,
        '',
        'Votre brouillon vous attend :',
        back,
        '',
        'L’équipe d’Essaim',
      ].join('\n'),
    });
  }
}
