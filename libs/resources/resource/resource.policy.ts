import { type Actor, definePolicy, hasRoleOver } from '#platform/authorization';
import type { MemberRole } from '../membership/membership.js';
import type { Resource } from './resource.js';

/** A resource and what the actor is to it: all that a rule may look at. */
export interface ResourceAccess {
  readonly resource: Pick<Resource, 'lifecycle' | 'visibility'>;
  /** Null: not a member. */
  readonly role: MemberRole | null;
}

const writes = (role: MemberRole | null): boolean => role === 'author' || role === 'co-author';
const moderates = (actor: Actor): boolean => hasRoleOver(actor, [], 'moderator', 'administrator');
const readsContent = (actor: Actor, { resource, role }: ResourceAccess): boolean =>
  resource.lifecycle === 'published' &&
  (resource.visibility === 'shown' || role !== null || moderates(actor));

export const resourcePolicy = definePolicy<ResourceAccess>()({
  /** Its page: a tombstone and a hidden notice are pages too. A draft exists for its members only. */
  read: (_actor, { resource, role }) => resource.lifecycle !== 'draft' || role !== null,
  /** Its versions and files. */
  readContent: readsContent,
  /** What it comes from and what was made of it: whoever is credited elsewhere stays so, and a tombstone says as much. */
  readLineage: (actor, access) =>
    (access.resource.lifecycle === 'withdrawn' && access.resource.visibility === 'shown') ||
    readsContent(actor, access),
  readDraft: (actor, { role }) => actor.accountId !== null && role !== null,
  update: (actor, { resource, role }) =>
    actor.accountId !== null && writes(role) && resource.lifecycle !== 'withdrawn',
  /** Changes proposed to it; what was answered stays readable when it is withdrawn. */
  readProposals: (actor, { role }) => actor.accountId !== null && writes(role),
  /** Whoever writes it changes it herself. */
  propose: (actor, { resource, role }) =>
    actor.accountId !== null &&
    !writes(role) &&
    resource.lifecycle === 'published' &&
    resource.visibility === 'shown',
  deleteDraft: (actor, { role }) => actor.accountId !== null && writes(role),
  /** Its members, as members see them. */
  readMembers: (actor, { role }) => actor.accountId !== null && role !== null,
  /** Asking somebody in, handing over, the order of credits: who signs is the authors' to decide. */
  invite: (actor, { resource, role }) =>
    actor.accountId !== null && role === 'author' && resource.lifecycle !== 'withdrawn',
  leave: (actor, { role }) => actor.accountId !== null && role !== null,
  withdraw: (actor, { resource, role }) =>
    actor.accountId !== null && role === 'author' && resource.lifecycle === 'published',
  report: (_actor, { resource }) => resource.lifecycle === 'published' && resource.visibility === 'shown',
  hide: (actor, { resource }) =>
    moderates(actor) && resource.lifecycle !== 'draft' && resource.visibility === 'shown',
  show: (actor, { resource }) => moderates(actor) && resource.visibility === 'hidden',
});

/** The list filter that agrees with `readContent` for anybody: what the catalogue, the search and the feeds may hold. */
export const visibleToAll = `resource.lifecycle = 'published' and resource.visibility = 'shown'`;
