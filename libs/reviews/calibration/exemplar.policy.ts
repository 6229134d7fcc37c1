import { type Actor, definePolicy } from '#platform/authorization';
import { type CampaignAccess, campaignPolicy } from '../campaign/campaign.policy.js';
import type { Exemplar } from './exemplar.js';

/** An exemplar, its campaign, and what the actor is to both. */
export interface ExemplarAccess extends CampaignAccess {
  readonly exemplar: Exemplar;
  readonly isInPool: boolean;
  /** She signs it, or is credited on one of its versions. */
  readonly isSigner: boolean;
  /** Of the establishment of somebody who signs it. */
  readonly isNear: boolean;
  readonly hasGraded: boolean;
}

/** To whoever signs it nothing of it exists, though she runs the campaign. */
const manages = (actor: Actor, access: ExemplarAccess): boolean =>
  !access.isSigner && campaignPolicy.can(actor, 'readWork', access);

const runsItHerself = (actor: Actor, access: ExemplarAccess): boolean =>
  access.campaign.referentId === actor.accountId && manages(actor, access);

/** Who offered to review, and the référent herself; never who signs it, nor her colleagues. */
const isAsked = (actor: Actor, access: ExemplarAccess): boolean =>
  actor.accountId !== null &&
  access.campaign.state !== 'draft' &&
  !access.isSigner &&
  !access.isNear &&
  (access.isInPool || runsItHerself(actor, access));

export const exemplarPolicy = definePolicy<ExemplarAccess>()({
  read: (actor, access) => manages(actor, access) || isAsked(actor, access),
  grade: isAsked,
  remove: (actor, access) => !access.isSigner && campaignPolicy.can(actor, 'manage', access),
  /** How the others graded it, nobody named; and the référent's own. Only once she has said hers. */
  readCompared: (actor, access) => isAsked(actor, access) && access.hasGraded,
  /** Who graded it, and how. */
  readGraders: manages,
});
