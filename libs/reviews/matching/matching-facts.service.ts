import { Injectable } from '@nestjs/common';
import { dayOf } from '#platform/clock';
import { TerritoryRepository } from '#identity';
import type { Campaign } from '../campaign/campaign.js';
import { forbiddenTo } from './conflict.js';
import { ConflictWorksRepository } from './conflict-works.repository.js';
import type { ReviewerOffer, ReviewNeed, TerritoryStep } from './matching-fit.js';
import { type Candidate, ReviewerCandidatesRepository } from './reviewer-candidates.repository.js';
import { ReviewNeedsRepository, type SubmittedNeed } from './review-needs.repository.js';
import { isAbsent } from '../campaign/reviewer.js';

const DAY = 86_400_000;

/** What matching reads, of one submission or of a whole campaign. Ids of people are their agents'. */
export interface MatchingFacts {
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly offers: readonly ReviewerOffer[];
  /** By submission. */
  readonly needs: ReadonlyMap<string, ReviewNeed>;
}

/** Who may be asked, what is asked: five questions to the database for a whole campaign. */
@Injectable()
export class MatchingFactsService {
  constructor(
    private readonly candidates: ReviewerCandidatesRepository,
    private readonly needs: ReviewNeedsRepository,
    private readonly conflicts: ConflictWorksRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  async read(campaign: Campaign, submissionIds: readonly string[], now: Date): Promise<MatchingFacts> {
    const [candidates, needs, works] = await Promise.all([
      this.candidates.ofCampaign(campaign.id, now),
      this.needs.of(submissionIds),
      this.conflicts.of(submissionIds),
    ]);
    const stepsOf = await this.steps([...candidates, ...needs.values()]);
    const people = candidates.map(({ agentId: id, establishment }) => ({ id, establishment }));
    return {
      candidates: new Map(candidates.map((each) => [each.agentId, each])),
      offers: candidates.map((each) => offerOf(each, campaign, { steps: stepsOf(each), today: dayOf(now) })),
      needs: new Map(
        [...needs.values()].map((need) => {
          const work = works.get(need.id);
          const forbidden = work ? forbiddenTo(work, people) : new Map();
          return [need.id, { ...needOf(need, campaign, now), territoryPath: stepsOf(need), forbidden }];
        }),
      ),
    };
  }

  private async steps(
    places: readonly { territoryPath: readonly string[] }[],
  ): Promise<(place: { territoryPath: readonly string[] }) => TerritoryStep[]> {
    const found = await this.territories.byIds([
      ...new Set(places.flatMap(({ territoryPath }) => territoryPath)),
    ]);
    return ({ territoryPath }) =>
      territoryPath.flatMap((id) => {
        const territory = found.get(id);
        return territory ? [{ id, kind: territory.kind }] : [];
      });
  }
}

/** Whoever said nothing of her time takes what the campaign asks of everybody. */
function offerOf(
  { agentId, levels, subjects, languages, ...candidate }: Candidate,
  campaign: Pick<Campaign, 'cap'>,
  { steps, today }: { steps: TerritoryStep[]; today: string },
): ReviewerOffer {
  const { load, loadHere, cap, pastDelayDays } = candidate;
  const left = Math.min(campaign.cap - loadHere, (cap ?? campaign.cap) - load);
  return {
    id: agentId,
    levels,
    subjects,
    languages,
    territoryPath: steps,
    load,
    cap: load + Math.max(0, left),
    pastDelayDays,
    absent: isAbsent(candidate, today),
  };
}

/** `wanted`: of the reviews that the campaign wants, those that nobody has in hand. */
const needOf = (
  { id, levels, subjects, language, live, openedAt }: SubmittedNeed,
  campaign: Pick<Campaign, 'reviewsWanted'>,
  now: Date,
): Omit<ReviewNeed, 'territoryPath' | 'forbidden'> => ({
  id,
  wanted: Math.max(0, campaign.reviewsWanted - live),
  waitingDays: Math.max(0, Math.floor((now.getTime() - openedAt.getTime()) / DAY)),
  levels,
  subjects,
  language,
});
