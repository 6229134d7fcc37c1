import { Injectable } from '@nestjs/common';
import { TerritoryRepository } from '#identity';
import type { Actor } from '#platform/authorization';
import { type Transaction, uuidOrNull } from '#platform/database';
import { type CallAccess, callPolicy } from './call.policy.js';
import { CallRepository } from './call.repository.js';
import type { Call } from './call.js';

/** A call as somebody stands to it. */
@Injectable()
export class CallAccessService {
  constructor(
    private readonly calls: CallRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  /** By slug or id; null where the actor may not read it. */
  async find(actor: Actor, address: string): Promise<CallAccess | null> {
    const call = await this.calls.find(address);
    const access = call && (await this.accessTo(call));
    return access && callPolicy.can(actor, 'read', access) ? access : null;
  }

  async accessTo(call: Call): Promise<CallAccess> {
    return { call, territoryPath: await this.pathOf(call.territoryId) };
  }

  /** What a mandate must cover: the territories that hold this one; null, everybody, is the whole country. */
  async pathOf(territoryId: string | null): Promise<string[]> {
    const id = territoryId ?? (await this.territories.findByCode('national'))?.id ?? '';
    return uuidOrNull(id) ? this.territories.pathOf(id) : [];
  }

  /** Locks it first of all; throws unless the actor may do this. */
  async lock(tx: Transaction, actor: Actor, address: string, action: 'read' | 'manage'): Promise<Call> {
    const found = await this.calls.find(address);
    const call = found && (await this.calls.lock(tx, found.id));
    return callPolicy.authorize(actor, action, call && (await this.accessTo(call))).call;
  }
}
