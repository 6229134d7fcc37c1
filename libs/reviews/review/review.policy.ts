import { type Actor, definePolicy, hasRoleOver } from '#platform/authorization';
import type { ResourceAccess } from '#resources';
import type { AssignmentState } from '../assignment/assignment.js';
import type { ReviewSetting } from './review-setting.js';

/** A review, where it stands, and what the actor is to the resource that it is about. */
export interface ReviewAccess {
  readonly setting: ReviewSetting;
  /** Of the campaign's territory, up to the nation. */
  readonly territoryPath: readonly string[];
  /** Whether the actor signs the resource. */
  readonly isAuthor: boolean;
}

/** The access of whoever is this to the resource that is reviewed. */
export const reviewAccess = (
  setting: ReviewSetting,
  { territoryPath, role }: { territoryPath: readonly string[] | null; role: ResourceAccess['role'] },
): ReviewAccess => ({
  setting,
  territoryPath: territoryPath ?? [],
  isAuthor: role === 'author' || role === 'co-author',
});

const isHers = (actor: Actor, { setting }: ReviewAccess): boolean =>
  actor.accountId !== null && actor.accountId === setting.reviewerId;
/** Whoever still reads the same round judges for herself first, though she runs the campaign. */
const isFree = ({ accountId }: Actor, { setting }: ReviewAccess): boolean =>
  accountId === null || !setting.stillReading.includes(accountId);
const manages = (actor: Actor, { territoryPath, isAuthor }: ReviewAccess): boolean =>
  !isAuthor && hasRoleOver(actor, territoryPath, 'referent', 'administrator');

/** Decided, agreed to by its authors and by its reviewer: « à reprendre » stays between them whatever they agree. */
const isShown = ({ setting }: ReviewAccess): boolean =>
  setting.outcome !== null && setting.outcome !== 'rework' && setting.isShared && setting.mayBeShown;

const reads = new Set<AssignmentState>(['offered', 'accepted', 'sent']);

export const reviewPolicy = definePolicy<ReviewAccess>()({
  /** Her own at once; the référent once it is sent; the authors once it is decided; anybody when both sides agreed. */
  read: (actor, access) =>
    isHers(actor, access) ||
    (access.setting.isSent &&
      ((manages(actor, access) && isFree(actor, access)) ||
        (access.isAuthor && access.setting.outcome !== null) ||
        isShown(access))),
  /** Beside the label, for everybody. */
  readShown: (_actor, access) => isShown(access),
  /** What is read: whoever was asked, until she declined, and who runs the campaign. */
  readWork: (actor, access) =>
    access.setting.isReadable &&
    ((isHers(actor, access) && reads.has(access.setting.state)) || manages(actor, access)),
  /** The word for the référent alone. */
  readPrivate: (actor, access) => isHers(actor, access) || manages(actor, access),
  /** Who wrote it: in an open campaign the authors too, and whoever reads a review that its reviewer signed. */
  readReviewer: (actor, access) =>
    isHers(actor, access) ||
    manages(actor, access) ||
    (access.setting.outcome !== null &&
      (access.isAuthor || isShown(access)) &&
      (access.setting.mode === 'open' || access.setting.signature === 'name')),
  /** Hers alone; whether it may still be written is its state's to say. */
  write: isHers,
  /** An author's word to a remark, and the suggestion that she takes. */
  answer: (_actor, access) => access.isAuthor && access.setting.outcome !== null,
});
