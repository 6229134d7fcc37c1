import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, type Problem, requireAccount } from '#platform/authorization';
import { Database, type Transaction } from '#platform/database';
import { NobodyChosen, reviewerRefused, ReviewersRefused } from './assignment.errors.js';
import { assignmentPolicy } from './assignment.policy.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { Assignment } from './assignment.js';
import { conflictReason } from '../matching/conflict.js';
import { type MatchingFacts, MatchingFactsService } from '../matching/matching-facts.service.js';
import { unavailability } from '../matching/matching-fit.js';
import { becauseOf, type OpenRound, OfferService } from './offer.service.js';
import { OpenRoundService } from '../round/open-round.service.js';
import { SubmissionAccessService } from '../submission/submission-access.service.js';

/** The référent's side of assigning. What her locks are taken in the order of: see `SubmissionAccessService.lock`. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly database: Database,
    private readonly access: SubmissionAccessService,
    private readonly rounds: OpenRoundService,
    private readonly assignments: AssignmentRepository,
    private readonly facts: MatchingFactsService,
    private readonly offers: OfferService,
  ) {}

  /** `people`: ids of agents. All of them are asked, or nobody is, and why is told of each. */
  async assign(actor: Actor, submissionId: string, people: readonly string[]): Promise<Assignment[]> {
    const by = requireAccount(actor);
    return this.database.transaction(async (tx) => {
      const open = await this.rounds.lock(tx, actor, submissionId);
      const chosen = [...new Set(people)];
      if (chosen.length === 0) throw new NobodyChosen();
      // Two référents who ask one person for two resources: her cap holds for both.
      for (const id of [...chosen].sort()) await tx.hold(`reviewer ${id}`);
      const facts = await this.facts.read(open.campaign, [submissionId], tx.now);
      const problems = chosen.flatMap((id) => refusalOf(facts, submissionId, id));
      if (problems.length > 0) throw new ReviewersRefused(problems);
      const asked: Assignment[] = [];
      for (const id of chosen) asked.push(await this.ask(tx, open, { facts, id, by }));
      return asked;
    });
  }

  /** She is told that she need not any more. */
  async cancel(actor: Actor, id: string): Promise<Assignment> {
    requireAccount(actor);
    const place = (await this.assignments.places([id])).get(id);
    return this.database.transaction(async (tx) => {
      if (!place) throw new NotFound();
      const { access } = await this.access.lock(tx, actor, place.submissionId, 'read');
      const assignment = await this.assignments.lock(tx, id);
      if (!assignment) throw new NotFound();
      assignmentPolicy.authorize(actor, 'cancel', { ...access, assignment });
      await tx.emit(assignment.cancel(tx.now));
      tx.record({
        actorId: actor.accountId,
        verb: 'assignment.cancel',
        subjectType: 'submission',
        subjectId: place.submissionId,
        note: id,
      });
      return this.assignments.save(tx, assignment);
    });
  }

  private async ask(
    tx: Transaction,
    open: OpenRound,
    { facts, id, by }: { facts: MatchingFacts; id: string; by: string },
  ): Promise<Assignment> {
    const candidate = facts.candidates.get(id);
    const offer = facts.offers.find((each) => each.id === id);
    const need = facts.needs.get(open.submission.id);
    if (!candidate || !offer || !need) throw new NotFound();
    return this.offers.offer(tx, open, { candidate, because: becauseOf(need, offer, open.campaign), by });
  }
}

/** Why this person cannot be asked; her language and her field are the référent's to judge. */
function refusalOf(facts: MatchingFacts, submissionId: string, id: string): Problem[] {
  const candidate = facts.candidates.get(id);
  const offer = facts.offers.find((each) => each.id === id);
  const need = facts.needs.get(submissionId);
  if (!candidate || !offer || !need)
    return [
      reviewerRefused(
        id,
        'Cette personne n’est pas parmi les relecteurs de la campagne : ajoutez-la d’abord.',
      ),
    ];
  const code = need.forbidden.get(id) ?? unavailability(offer);
  return code === null ? [] : [reviewerRefused(id, `${candidate.name} : ${conflictReason(code).sentence}`)];
}
