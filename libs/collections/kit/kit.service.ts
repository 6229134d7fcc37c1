import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ZipArchive } from 'archiver';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { streamZip } from '#resources';
import { ArchivedItemRepository } from '../archive/archived-item.repository.js';
import type { ArchiveProof } from '../archive/archive-address.js';
import { TakenCollectionService } from '../archive/taken-collection.service.js';
import type { Collection } from '../collection/collection.js';
import { kitId, type KitBase, contentsOf } from './kit-contents.js';
import { KitFillingService } from './kit-filling.service.js';
import { KitRepository } from './kit.repository.js';
import { readSince } from './kit-since.js';
import { KitWriter } from './kit-writer.js';

export interface PreparedKit {
  readonly name: string;
  readonly isPublic: boolean;
  stream(to: Writable): Promise<void>;
}

/** « Valise »: a collection that opens from a USB stick, searched without network; again later, only what is new. */
@Injectable()
export class KitService {
  constructor(
    private readonly taken: TakenCollectionService,
    private readonly items: ArchivedItemRepository,
    private readonly kits: KitRepository,
    private readonly filling: KitFillingService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null when there is no such collection, or its address does not prove that it may be read. `since`: as it was asked. */
  async prepare(
    slug: string,
    { proof, since }: { proof: ArchiveProof; since: string | null },
  ): Promise<PreparedKit | null> {
    const collection = await this.taken.find(slug, proof);
    if (!collection) return null;
    const base = await this.kits.base(collection.id, readSince(since));
    return {
      name: `${collection.slug}-${base.isKnown ? 'mise-a-jour' : 'valise'}.zip`,
      isPublic: collection.visibility === 'public',
      stream: (to) => streamZip(to, (zip, isGone) => this.fill(zip, collection, { base, isGone })),
    };
  }

  private async fill(
    zip: ZipArchive,
    collection: Collection,
    { base, isGone }: { base: KitBase; isGone: () => boolean },
  ): Promise<void> {
    const kit = new KitWriter(zip, { base, date: collection.updatedAt, isGone });
    const items = await this.items.of(collection.id);
    const held = await this.filling.fill(kit, collection, items);
    if (isGone()) return;
    const contents = contentsOf(kit.entries);
    const id = kitId(contents);
    const lost = await this.kits.lost(base.lostResources(contents));
    await this.filling.finish(kit, collection, {
      ...held,
      ...{ id, madeAt: this.clock.now(), base: base.isKnown ? base.ids : null },
      lost: lost.map((each) => ({ ...each, reason: held.reasons.get(each.code) ?? null })),
      replaced: base.lostPaths(contents),
    });
    await this.database.transaction((tx) =>
      this.kits.remember(tx, { collectionId: collection.id, id, contents }),
    );
  }
}
