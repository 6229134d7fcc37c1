import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { optionOf, offeredLicences, resolveMix } from '#licensing';
import { type Actor, NotFound, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { checkedText, DraftService, type NamedSource, ResourceRepository, SourceService } from '#resources';
import {
  LicenceAlreadyPermitted,
  LicenceNotOffered,
  NobodyToAsk,
  PermissionKnown,
  PermissionMessageMissing,
  SourceElsewhere,
  TooManyPermissions,
} from './permission.errors.js';
import { PermissionNoticeService } from './permission-notice.service.js';
import { permissionPolicy } from './permission.policy.js';
import { PermissionRepository } from './permission.repository.js';
import { Permission } from './permission.js';

/** Questions that one account sends in a day: each is a letter to a colleague. */
const mostADay = 20;
const longestLetter = 2000;

interface Wish {
  readonly draftId: string;
  readonly sourceId: string;
  readonly licence: string;
  readonly message: string;
}

/** Asking those who sign a source for another licence, and answering. What is granted opens that licence at once. */
@Injectable()
export class PermissionService {
  constructor(
    private readonly database: Database,
    private readonly permissions: PermissionRepository,
    private readonly resources: ResourceRepository,
    private readonly drafts: DraftService,
    private readonly sources: SourceService,
    private readonly notices: PermissionNoticeService,
  ) {}

  async ask(actor: Actor, wish: Wish): Promise<Permission> {
    const accountId = requireAccount(actor);
    const message = words(wish.message, 'message');
    return this.database.transaction(async (tx) => {
      await tx.hold(`permission ${accountId}`);
      const { draft } = await this.drafts.lock(tx, actor, wish.draftId, 'update');
      const source = await this.sources.get(tx, draft, wish.sourceId);
      const sourceResourceId = requireAskable(source, wish.licence);
      if (message === null) throw new PermissionMessageMissing();
      const about = { resourceId: draft.resourceId, sourceResourceId };
      const { authors, asked, sent, title, name } = await this.permissions.asking(tx, {
        ...about,
        accountId,
      });
      if (asked.includes(wish.licence)) throw new PermissionKnown();
      if (sent >= mostADay) throw new TooManyPermissions();
      if (authors.length === 0) throw new NobodyToAsk();
      const permission = Permission.ask(
        { id: randomUUID(), ...about, licenceId: wish.licence, title, message, askedBy: accountId },
        tx.now,
      );
      await this.notices.tellAuthors(tx, permission, { authors, name, sourceTitle: source.title });
      tx.record({
        actorId: accountId,
        verb: 'permission.ask',
        subjectType: 'resource',
        subjectId: sourceResourceId,
        note: `${wish.licence} ${draft.resourceId}`,
      });
      return this.permissions.save(tx, permission);
    });
  }

  async answer(
    actor: Actor,
    { id, grant, answer }: { id: string; grant: boolean; answer: string | null },
  ): Promise<Permission> {
    const accountId = requireAccount(actor);
    const found = await this.permissions.find(id);
    if (!found) throw new NotFound();
    const state = grant ? 'granted' : 'refused';
    const said = words(answer, 'answer');
    const isAsker = isAskerOf(found, actor, await this.rolesOf(actor, found));
    return this.database.transaction(async (tx) => {
      const source = await this.resources.lock(tx, actor, found.sourceResourceId);
      const permission = await this.permissions.lock(tx, id);
      if (!permission || !source) throw new NotFound();
      permissionPolicy.authorize(actor, 'answer', { source, isAsker });
      const { authors, title } = await this.permissions.answering(tx, permission.sourceResourceId);
      if (permission.wasAnswered(accountId, state, said)) return permission;
      permission.requireAnswerable({ source: source.resource, accountId, authors });
      permission.decide(state, { by: accountId, words: said, now: tx.now });
      await this.notices.tellAnswer(tx, permission, { authors, sourceTitle: title });
      tx.record({
        actorId: accountId,
        verb: grant ? 'permission.grant' : 'permission.refuse',
        subjectType: 'resource',
        subjectId: permission.sourceResourceId,
        note: `${permission.licenceId} ${permission.resourceId}`,
      });
      return this.permissions.save(tx, permission);
    });
  }

  /** Null for whoever it does not concern. */
  async find(actor: Actor, id: string): Promise<Permission | null> {
    const permission = await this.permissions.find(id);
    if (!permission || actor.accountId === null) return null;
    const { sourceResourceId } = permission;
    const roles = await this.rolesOf(actor, permission);
    const resource = (await this.resources.byIds([sourceResourceId])).get(sourceResourceId);
    if (!resource) return null;
    const access = {
      source: { resource, role: roles.get(sourceResourceId) ?? null },
      isAsker: isAskerOf(permission, actor, roles),
    };
    return permissionPolicy.can(actor, 'read', access) ? permission : null;
  }

  /** What the actor is to both ends of the question. */
  private rolesOf(actor: Actor, { resourceId, sourceResourceId }: Permission) {
    const ends = resourceId === null ? [sourceResourceId] : [resourceId, sourceResourceId];
    return this.resources.rolesOf(actor, ends);
  }
}

const isAskerOf = (
  { resourceId, askedBy }: Permission,
  actor: Actor,
  roles: ReadonlyMap<string, unknown>,
): boolean => (resourceId === null ? askedBy === actor.accountId : roles.has(resourceId));

/** Licences of an adaptation that this source alone does not leave, among those that a resource may carry here. */
export const licencesToAsk = (source: NamedSource): string[] =>
  source.resourceId === null
    ? []
    : offeredLicences()
        .map(({ id }) => id)
        .filter((id) => !isPermitted(source, id));

const isPermitted = ({ licenceId }: NamedSource, wanted: string): boolean => {
  const { options } = resolveMix([{ name: '', licence: licenceId, use: 'adapted' }]);
  return optionOf(options, wanted).verdict === 'allowed';
};

/** The resource whose authors are asked; throws what says where to go instead. */
function requireAskable(source: NamedSource, licence: string): string {
  if (source.resourceId === null) throw new SourceElsewhere();
  if (!offeredLicences().some(({ id }) => id === licence)) throw new LicenceNotOffered();
  if (isPermitted(source, licence)) throw new LicenceAlreadyPermitted();
  return source.resourceId;
}

/** Cleaned as every text of a draft is; null when nothing is left. */
const words = (text: string | null, field: 'message' | 'answer'): string | null => {
  const kept = checkedText(text, field, longestLetter);
  return kept !== null && visible.test(kept) ? kept : null;
};

/** A letter, a digit or a sign: spaces of no width alone say nothing. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;
