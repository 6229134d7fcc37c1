import { type Actor, definePolicy } from '#platform/authorization';
import type { Assignment } from './assignment.js';

const isHers = (actor: Actor, { reviewerId }: Pick<Assignment, 'reviewerId'>): boolean =>
  actor.accountId !== null && actor.accountId === reviewerId;

/** An assignment as whoever was asked has it: to anybody else, whoever runs the campaign too, there is nothing to answer. */
export const offerPolicy = definePolicy<Pick<Assignment, 'reviewerId'>>()({
  read: isHers,
  /** Accepting, declining, saying that she is too near. */
  answer: isHers,
});
