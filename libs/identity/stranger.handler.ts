import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import type { SignUpRequested } from './account.events.js';
import { AccountService } from './account.service.js';
import { ExternalIdentityService } from './external-identity.service.js';

/** Looks up, when nobody waits for the answer any more, whether the address that a stranger typed has an account. */
@Injectable()
export class StrangerHandler implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly identities: ExternalIdentityService,
    private readonly accounts: AccountService,
  ) {}

  onModuleInit(): void {
    this.events.on('account.sign-up-requested', (event) =>
      this.identities.takeSignUp(event as unknown as SignUpRequested),
    );
    this.events.on('account.password-forgotten', (event) => this.accounts.takeForgotten(String(event.email)));
  }
}
