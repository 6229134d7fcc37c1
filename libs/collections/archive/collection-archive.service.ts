import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ZipArchive } from 'archiver';
import { attribution } from '#licensing';
import { ArchiveService, creditLines, streamZip } from '#resources';
import type { Collection } from '../collection/collection.js';
import type { ArchiveProof } from './archive-address.js';
import { collectionJsonLd, creditsText, folderOf, summaryPage, type ToldItem } from './archive-summary.js';
import { type ArchivedItem, ArchivedItemRepository } from './archived-item.repository.js';
import { HIDDEN, reasonAgainst } from './reason-against.js';
import { TakenCollectionService } from './taken-collection.service.js';
import { TellingService } from './telling.service.js';

type IsGone = () => boolean;

interface PreparedCollection {
  readonly name: string;
  readonly isPublic: boolean;
  stream(to: Writable): Promise<void>;
}

/** « Tout emporter »: a folder for each resource, the credits of all, and a page that tells what is where. */
@Injectable()
export class CollectionArchiveService {
  constructor(
    private readonly taken: TakenCollectionService,
    private readonly items: ArchivedItemRepository,
    private readonly telling: TellingService,
    private readonly archives: ArchiveService,
  ) {}

  /** Null when there is no such collection, or its address does not prove that it may be read. */
  async prepare(slug: string, proof: ArchiveProof): Promise<PreparedCollection | null> {
    const collection = await this.taken.find(slug, proof);
    if (!collection) return null;
    return {
      name: `${collection.slug}.zip`,
      isPublic: collection.visibility === 'public',
      stream: (to) => streamZip(to, (zip, isGone) => this.fill(zip, collection, isGone)),
    };
  }

  private async fill(zip: ZipArchive, collection: Collection, isGone: IsGone): Promise<void> {
    const items = await this.items.of(collection.id);
    const told: ToldItem[] = [];
    for (const [at, item] of items.entries()) {
      if (isGone()) return;
      const folder = folderOf(item.title ?? '', at + 1, items.length);
      told.push(await this.put(zip, item, { folder, isGone }));
    }
    const whole = await this.telling.of(collection);
    const add = (text: string, name: string) => zip.append(text, { name, date: collection.updatedAt });
    add(creditsText(whole, told), 'CREDITS.txt');
    add(collectionJsonLd(whole, told), 'collection.jsonld');
    add(summaryPage(whole, told), 'sommaire.html');
  }

  /** One version in memory at a time, without its bytes. */
  private async put(
    zip: ZipArchive,
    item: ArchivedItem,
    { folder, isGone }: { folder: string; isGone: IsGone },
  ): Promise<ToldItem> {
    const reason = reasonAgainst(item);
    const content = reason === null ? await this.archives.contentOf(item.versionId ?? '') : null;
    const told = this.telling.ofItem(item);
    if (!content) return { ...told, taken: null, reason: reason ?? HIDDEN };
    const files = await this.archives.append(zip, content, { folder: `${folder}/`, isGone });
    const { jsonLd } = attribution(content.work);
    return { ...told, taken: { folder, files, credit: creditLines(content), jsonLd }, reason: null };
  }
}
