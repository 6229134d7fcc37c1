import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Forbidden, NotFound, requireAccount } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { INSTALLATION_SECRET } from '#platform/config';
import { type Departure, Issuers, type VerifiedIdentity, VisitExpired } from '#platform/single-sign-on';
import { AccountRepository } from '../account/account.repository.js';
import type { Account } from '../account/account.js';
import { ExternalIdentityRepository } from './external-identity.repository.js';
import { type IssuerVisit, openVisit, sealVisit, visitEnds } from './issuer-visit.js';
import { ReauthenticationService } from '../second-factor/reauthentication.service.js';
import { SecretSeal } from '../second-factor/secret-seal.js';

type Visit = IssuerVisit<Departure, VerifiedIdentity>;

/** Where the browser goes, and the sealed visit that it takes along. */
export interface Leaving {
  readonly address: string;
  readonly visit: string;
  readonly expiresAt: Date;
}

/** Who came back: somebody with an account, with the mail of one to open, somebody new, or an owner who wants a link. */
export type Arrival = { readonly next: string; readonly identity: VerifiedIdentity } & (
  | { readonly step: 'known'; readonly account: Account }
  | { readonly step: 'confirm'; readonly confirmation: string }
  | { readonly step: 'new' | 'link'; readonly visit: string; readonly expiresAt: Date }
);

/** The way to an issuer and back. Nothing is written here: what an arrival opens is said by the services beside. */
@Injectable()
export class SingleSignOnService {
  private readonly seal: SecretSeal;

  constructor(
    private readonly issuers: Issuers,
    private readonly identities: ExternalIdentityRepository,
    private readonly accounts: AccountRepository,
    private readonly reauthentication: ReauthenticationService,
    private readonly clock: Clock,
    @Inject(INSTALLATION_SECRET) secret: string,
  ) {
    this.seal = new SecretSeal(secret, 'single sign-on');
  }

  listIssuers(): ReturnType<Issuers['list']> {
    return this.issuers.list();
  }

  async leave(issuerKey: string, next: string, confirmation: string | null = null): Promise<Leaving> {
    return this.depart(issuerKey, { purpose: 'sign-in', accountId: null, next, confirmation });
  }

  /** A link needs a login on both sides: proven once more here, and a fresh one there. */
  async leaveToLink(actor: Actor, issuerKey: string, proof: string): Promise<Leaving> {
    const accountId = requireAccount(actor);
    if (actor.credential !== 'session') throw new Forbidden();
    await this.reauthentication.prove(actor, proof);
    const next = '/compte/connexions';
    return this.depart(issuerKey, { purpose: 'link', accountId, next, confirmation: null });
  }

  async arrive(
    actor: Actor,
    answer: { issuerKey: string; query: string; visit: string | null },
  ): Promise<Arrival> {
    const issuer = this.issuers.find(answer.issuerKey);
    if (!issuer) throw new NotFound();
    const visit = this.open(answer.visit);
    if (!visit) throw new VisitExpired();
    const identity = await this.issuers.arrive(issuer, answer.query, visit.departure);
    if (visit.purpose === 'link') {
      if (visit.accountId === null || visit.accountId !== actor.accountId) throw new VisitExpired();
      return { step: 'link', identity, next: visit.next, ...this.keep({ ...visit, identity }) };
    }
    if (visit.confirmation !== null)
      return { step: 'confirm', identity, next: visit.next, confirmation: visit.confirmation };
    const account = await this.accountOf(identity);
    if (!account) return { step: 'new', identity, next: visit.next, ...this.keep({ ...visit, identity }) };
    account.mustBeOpen();
    return { step: 'known', identity, next: visit.next, account };
  }

  /** The verified identity that this browser came back with, for this purpose and owner. Throws `VisitExpired`. */
  claimed(text: string | null, purpose: Visit['purpose'], accountId: string | null): VerifiedIdentity {
    const visit = this.open(text);
    if (!visit?.identity || visit.purpose !== purpose || visit.accountId !== accountId)
      throw new VisitExpired();
    return visit.identity;
  }

  /** An account never confirmed is nobody's yet: she may choose its address again. */
  private async accountOf(identity: VerifiedIdentity): Promise<Account | null> {
    const known = await this.identities.find(identity);
    const account = known && (await this.accounts.find(known.accountId));
    return account && account.state !== 'pending' ? account : null;
  }

  private async depart(
    issuerKey: string,
    wish: Pick<Visit, 'purpose' | 'accountId' | 'next' | 'confirmation'>,
  ): Promise<Leaving> {
    const issuer = this.issuers.find(issuerKey);
    if (!issuer) throw new NotFound();
    const { address, departure } = await this.issuers.depart(issuer, { isFresh: wish.purpose === 'link' });
    return { address, ...this.keep({ ...wish, departure, identity: null, expiresAt: 0 }) };
  }

  private keep(visit: Visit): { visit: string; expiresAt: Date } {
    const expiresAt = visitEnds(this.clock.now());
    const departure = visit.identity ? null : visit.departure; // an answer is taken once
    return {
      visit: sealVisit({ ...visit, departure, expiresAt: expiresAt.getTime() }, this.seal),
      expiresAt,
    };
  }

  private open(text: string | null): Visit | null {
    return openVisit<Departure, VerifiedIdentity>(text, this.seal, this.clock.now());
  }
}
