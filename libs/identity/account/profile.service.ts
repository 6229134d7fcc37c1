import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { Database } from '#platform/database';
import { findTerm, type VocabularyName } from '#vocabulary';
import { AddressNotWeb, EstablishmentUnknown, TermNotListed } from './account.errors.js';
import { AccountRepository } from './account.repository.js';
import { displayName } from './account.service.js';
import type { Agent, AgentLink } from '../person/agent.js';
import { TerritoryRepository } from '../territory/territory.repository.js';

export interface ProfileChanges {
  publicName?: string | null;
  portrait?: string | null;
  academie?: string | null;
  departement?: string | null;
  establishmentUai?: string | null;
  levels?: string[] | null;
  subjects?: string[] | null;
  links?: AgentLink[] | null;
}

/** What a person says of herself; only the fields given change, and an empty string clears. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly territories: TerritoryRepository,
  ) {}

  async update(actor: Actor, changes: ProfileChanges): Promise<Agent> {
    const accountId = requireAccount(actor);
    await this.checkEstablishment(changes.establishmentUai);
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.lock(tx, accountId);
      const agent = await this.accounts.lockAgent(tx, account?.agentId ?? '');
      apply(agent, changes);
      tx.record({
        actorId: accountId,
        verb: 'profile.update',
        subjectType: 'agent',
        subjectId: agent.id,
        after: changes,
      });
      return this.accounts.saveAgent(tx, agent);
    });
  }

  private async checkEstablishment(uai: string | null | undefined): Promise<void> {
    if (uai && !(await this.territories.establishments([uai])).has(uai)) throw new EstablishmentUnknown();
  }
}

function apply(agent: Agent, changes: ProfileChanges): void {
  if (changes.publicName) agent.publicName = displayName(changes.publicName);
  if (changes.portrait !== undefined) agent.portrait = changes.portrait?.trim().slice(0, 600) || null;
  if (changes.academie !== undefined) agent.academie = listed('academies', 'academie', changes.academie);
  if (changes.departement !== undefined)
    agent.departement = listed('departements', 'departement', changes.departement);
  if (changes.establishmentUai !== undefined) agent.establishmentUai = changes.establishmentUai || null;
  if (changes.levels) agent.levels = changes.levels.flatMap((id) => listed('levels', 'levels', id) ?? []);
  if (changes.subjects)
    agent.subjects = changes.subjects.flatMap((id) => listed('subjects', 'subjects', id) ?? []);
  if (changes.links) agent.links = changes.links.slice(0, 5).map(webLink);
}

function listed(vocabulary: VocabularyName, field: string, id: string | null): string | null {
  if (!id) return null;
  const term = findTerm(vocabulary, id);
  if (!term) throw TermNotListed(field);
  return term.id;
}

function webLink({ label, url }: AgentLink): AgentLink {
  const address = URL.canParse(url.trim()) ? new URL(url.trim()) : null;
  if (!address || !/^https?:$/.test(address.protocol)) throw new AddressNotWeb();
  return { label: label.trim().slice(0, 60) || address.hostname, url: address.href };
}
