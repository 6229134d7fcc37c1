import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers } from '#platform/outbox';
import type { SignUpRequested } from '../account/account.events.js';
import { AccountService } from '../account/account.service.js';
import { ExternalIdentityService } from '../single-sign-on/external-identity.service.js';

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
