import { Injectable } from '@nestjs/common';
import { batched } from '#platform/graphql';
import { TerritoryRepository } from './territory.repository.js';

@Injectable()
export class TerritoryLoader {
  constructor(private readonly territories: TerritoryRepository) {}

  readonly territory = batched((ids: readonly string[]) => this.territories.byIds(ids));
  /** Ids, from itself up to national. */
  readonly path = batched((ids: readonly string[]) => this.territories.pathsOf(ids));
  /** UAI. */
  readonly establishmentOfAgent = batched((ids: readonly string[]) =>
    this.territories.establishmentsOfAgents(ids),
  );
  readonly establishment = batched((uais: readonly string[]) => this.territories.establishments(uais));
}
