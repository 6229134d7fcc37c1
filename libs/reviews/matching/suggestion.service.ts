import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { Campaign } from '../campaign/campaign.js';
import { type ConflictCode, conflictReason } from './conflict.js';
import { assignAll, suggest } from './matching.js';
import { MatchingFactsService } from './matching-facts.service.js';
import { SubmissionListRepository } from '../submission/submission-list.repository.js';
import type { Submission } from '../submission/submission.js';

/** Somebody who could be asked, and why she. */
export interface Suggestion {
  readonly agentId: string;
  readonly because: string;
}

/** How many people are set aside, and why: never who. */
export interface SetAside {
  readonly reason: string;
  readonly count: number;
}

export interface PlanLine extends Suggestion {
  readonly submissionId: string;
}

/** A whole campaign at once; `gaps`: what could not get all its reviewers, explained. */
export interface AssignmentPlan {
  readonly lines: readonly PlanLine[];
  readonly gaps: readonly { submissionId: string; sentence: string }[];
}

const mostSuggested = 8;
const mostPlanned = 2000;

/** Who could review: for one resource, or for all that wait in a campaign. Proposes, never asks. */
@Injectable()
export class SuggestionService {
  constructor(
    private readonly facts: MatchingFactsService,
    private readonly lists: SubmissionListRepository,
    private readonly clock: Clock,
  ) {}

  async forSubmission(
    campaign: Campaign,
    submission: Submission,
  ): Promise<{ people: Suggestion[]; setAside: SetAside[] }> {
    const { needs, offers } = await this.facts.read(campaign, [submission.id], this.clock.now());
    const need = needs.get(submission.id);
    if (!need) return { people: [], setAside: [] };
    const { lines, refused } = suggest(need, offers, mostSuggested);
    return {
      people: lines.map(({ reviewerId, explanation }) => ({ agentId: reviewerId, because: explanation })),
      setAside: counted(refused.map(({ code }) => code)),
    };
  }

  /** `accountId`: of the référent, who plans nothing for what she signs. `only`: of all that waits, these submissions. */
  async forCampaign(
    campaign: Campaign,
    accountId: string,
    only: readonly string[] | null = null,
  ): Promise<AssignmentPlan> {
    const now = this.clock.now();
    const waiting = await this.lists.listOfCampaign(
      campaign.id,
      { accountId, standings: ['waiting_reviewer'], now },
      { offset: 0, limit: mostPlanned },
    );
    const ids = only === null ? waiting.ids : waiting.ids.filter((id) => only.includes(id));
    if (ids.length === 0) return { lines: [], gaps: [] };
    const { needs, offers } = await this.facts.read(campaign, ids, now);
    const { lines, gaps } = assignAll([...needs.values()], offers);
    return {
      lines: lines.map(({ needId, reviewerId, explanation }) => ({
        submissionId: needId,
        agentId: reviewerId,
        because: explanation,
      })),
      gaps: gaps.map(({ needId, sentence }) => ({ submissionId: needId, sentence })),
    };
  }
}

function counted(codes: readonly ConflictCode[]): SetAside[] {
  const counts = new Map<ConflictCode, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => {
    const { one, many } = conflictReason(code);
    return { reason: count === 1 ? one : many, count };
  });
}
