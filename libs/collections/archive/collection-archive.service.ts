import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { ZipArchive } from 'archiver';
import { visitor } from '#platform/authorization';
import { Clock } from '#platform/clock';
import { attribution, resolveCollection } from '#licensing';
import { ArchiveService, creditLines, SIGNING_SECRET, streamZip } from '#resources';
import { accessTo } from '../collection/collection-access.service.js';
import { collectionPolicy } from '../collection/collection.policy.js';
import { CollectionRepository } from '../collection/collection.repository.js';
import type { Collection } from '../collection/collection.js';
import { type ArchiveProof, isSigned } from './archive-address.js';
import { collectionJsonLd, creditsText, folderOf, summaryPage, type ToldItem } from './archive-summary.js';
import { type ArchivedItem, ArchivedItemRepository } from './archived-item.repository.js';
import { TellingService } from './telling.service.js';

type IsGone = () => boolean;

export interface PreparedCollection {
  readonly slug: string;
  readonly isPublic: boolean;
  stream(to: Writable): Promise<void>;
}

/** « Tout emporter »: a folder for each resource, the credits of all, and a page that tells what is where. */
@Injectable()
export class CollectionArchiveService {
  constructor(
    private readonly collections: CollectionRepository,
    private readonly items: ArchivedItemRepository,
    private readonly telling: TellingService,
    private readonly archives: ArchiveService,
    private readonly clock: Clock,
    @Inject(SIGNING_SECRET) private readonly secret: string,
  ) {}

  /** Null when there is no such collection, or its address does not prove that it may be read. */
  async prepare(slug: string, proof: ArchiveProof): Promise<PreparedCollection | null> {
    const collection = await this.collections.find(slug);
    if (!collection || !this.mayTake(collection, proof)) return null;
    return {
      slug: collection.slug,
      isPublic: collection.visibility === 'public',
      stream: (to) => streamZip(to, (zip, isGone) => this.fill(zip, collection, isGone)),
    };
  }

  /** The files host gets no cookie: who works on a private one comes by an address that was signed for her. */
  private mayTake(collection: Collection, proof: ArchiveProof): boolean {
    const access = accessTo(collection, { role: null, key: proof.key });
    if (collectionPolicy.can(visitor, 'read', access)) return true;
    return collection.deletedAt === null && isSigned(this.secret, collection, proof, this.clock.now());
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

const HIDDEN = 'Elle n’est pas visible en ce moment.';
const WITHDRAWN = 'Retirée par qui l’avait publiée.';

/** Null: it may be taken. */
function reasonAgainst({ versionId, licenceId, title }: ArchivedItem): string | null {
  if (versionId === null || licenceId === null) return title === null ? HIDDEN : WITHDRAWN;
  const { allowed, reasons } = resolveCollection([licenceId]);
  return allowed ? null : reasons.map(({ message }) => message).join(' ');
}
