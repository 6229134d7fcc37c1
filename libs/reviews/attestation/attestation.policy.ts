import { type Actor, definePolicy } from '#platform/authorization';
import type { Attestation } from './attestation.js';

const isHers = (actor: Actor, { accountId }: Pick<Attestation, 'accountId'>): boolean =>
  actor.accountId !== null && actor.accountId === accountId;

/** An attestation as its holder has it; whoever has its code checks what it says, and no more. */
export const attestationPolicy = definePolicy<Pick<Attestation, 'accountId'>>()({
  /** With its document. */
  read: isHers,
  withdraw: isHers,
});
