import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountRepository, AttemptsRepository } from '#identity';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { plainAttestationCode } from './attestation-code.js';
import { NothingToAttest, TooManyCodes } from './attestation.errors.js';
import { attestationPolicy } from './attestation.policy.js';
import { AttestationRepository } from './attestation.repository.js';
import { Attestation, type AttestedFacts, type AttestedRole } from './attestation.js';
import { type AttestedYear, attestedYears } from './attested-year.js';
import { ReviewsDoneRepository } from './reviews-done.repository.js';

/** Papers about what somebody reviewed or had reviewed: issuing them, taking them back, checking them. */
@Injectable()
export class AttestationService {
  constructor(
    private readonly database: Database,
    private readonly attestations: AttestationRepository,
    private readonly done: ReviewsDoneRepository,
    private readonly accounts: AccountRepository,
    private readonly attempts: AttemptsRepository,
  ) {}

  /** The same one while nothing changed; else a new one, and the older says that it was replaced. */
  async request(actor: Actor, { role, year }: { role: AttestedRole; year: number }): Promise<Attestation> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      await tx.hold(`attestations ${accountId}`);
      const facts = await this.factsIn(tx, accountId, { role, year });
      const current = await this.attestations.currentIn(tx, { accountId, role, year });
      if (current?.says(facts)) return current;
      if (current) {
        current.replace(tx.now);
        await this.attestations.save(tx, current);
      }
      const issued = Attestation.issue({ id: randomUUID(), accountId, role, year, facts }, tx.now);
      record(tx, accountId, 'attestation.issue', issued);
      return this.attestations.save(tx, issued);
    });
  }

  /** From then on it says only that it was taken back. */
  async withdraw(actor: Actor, code: string): Promise<Attestation> {
    const accountId = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const attestation = await this.attestations.lock(tx, plainAttestationCode(code) ?? '');
      if (!attestation) throw new NotFound();
      attestationPolicy.authorize(actor, 'withdraw', attestation);
      attestation.withdraw(tx.now);
      record(tx, accountId, 'attestation.withdraw', attestation);
      return this.attestations.save(tx, attestation);
    });
  }

  /** For anybody who has the code; `address`: whence it is asked, where fifty wrong ones a quarter of an hour are enough. */
  async verify(typed: string, address: string): Promise<Attestation | null> {
    const code = plainAttestationCode(typed);
    if (code === null) return null;
    const attempt = await this.attempts.begin('attestation', `${address} ${code}`, address);
    if (!attempt.allowed) throw new TooManyCodes();
    const attestation = await this.attestations.find(code);
    if (attestation) await this.attempts.succeeded(attempt);
    return attestation;
  }

  /** What she could have attested today. */
  async yearsOf(accountId: string): Promise<AttestedYear[]> {
    return attestedYears(await this.done.ofReviewer(accountId), await this.done.ofAuthor(accountId));
  }

  private async factsIn(
    tx: Transaction,
    accountId: string,
    { role, year }: { role: AttestedRole; year: number },
  ): Promise<AttestedFacts> {
    const done = role === 'reviewer' ? await this.done.ofReviewer(accountId, tx) : [];
    const reviewed = role === 'author' ? await this.done.ofAuthor(accountId, tx) : [];
    const found = attestedYears(done, reviewed).find((each) => each.year === year);
    const agent = (await this.accounts.agentsOfAccounts([accountId])).get(accountId);
    if (!found || !agent) throw new NothingToAttest();
    return { name: agent.publicName, campaigns: found.campaigns };
  }
}

const record = (tx: Transaction, actorId: string, verb: string, { id, role, year }: Attestation): void =>
  tx.record({ actorId, verb, subjectType: 'attestation', subjectId: id, note: `${role} ${year}` });
