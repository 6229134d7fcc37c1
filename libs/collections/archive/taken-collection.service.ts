import { Inject, Injectable } from '@nestjs/common';
import { visitor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { SIGNING_SECRET } from '#resources';
import { accessTo } from '../collection/collection-access.service.js';
import { collectionPolicy } from '../collection/collection.policy.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import type { Collection } from '../collection/collection.js';
import { type ArchiveProof, isSigned } from './archive-address.js';

/** A collection that somebody takes away, as its ZIP or as its kit. */
@Injectable()
export class TakenCollectionService {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly clock: Clock,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  /** Null when there is no such collection, or its address does not prove that it may be read. */
  async find(slug: string, proof: ArchiveProof): Promise<Collection | null> {
    const collection = await this.collections.find(slug);
    return collection && this.mayTake(collection, proof) ? collection : null;
  }

  /** The files host gets no cookie: who works on a private one comes by an address that was signed for her. */
  private mayTake(collection: Collection, proof: ArchiveProof): boolean {
    const access = accessTo(collection, { role: null, key: proof.key });
    if (collectionPolicy.can(visitor, 'read', access)) return true;
    return collection.deletedAt === null && isSigned(this.secret, collection, proof, this.clock.now());
  }
}
