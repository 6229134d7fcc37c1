import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { type DraftFields, DraftPartsService, DraftService, FreezingService } from '#resources';
import { AuthorshipService, type Publisher } from './authorship.service.js';
import { RecordRefused } from './import.errors.js';
import { type Origin, type OriginKey, OriginRepository } from './origin.repository.js';
import type { TakenFile } from './record-intake.service.js';

/** A record ready to become a version: its files are stored, nothing of it stands in a table yet. */
export interface PreparedRecord {
  readonly key: OriginKey;
  readonly url: string | null;
  readonly digest: string;
  readonly authors: readonly string[];
  readonly fields: DraftFields;
  readonly files: readonly TakenFile[];
  readonly publisher: Publisher | null;
}

/** One transaction per record: killed at any moment, an import has made whole resources and no other. */
@Injectable()
export class RecordPublishing {
  constructor(
    private readonly database: Database,
    private readonly origins: OriginRepository,
    private readonly authorship: AuthorshipService,
    private readonly drafts: DraftService,
    private readonly parts: DraftPartsService,
    private readonly freezing: FreezingService,
  ) {}

  /** A first version, or the next one when the record has changed since; throws a refusal and then writes nothing. */
  async publish(record: PreparedRecord): Promise<'imported' | 'updated' | 'unchanged'> {
    return this.database.transaction(async (tx) => {
      const origin = await this.origins.lock(tx, record.key);
      if (origin?.digest === record.digest) return 'unchanged';
      const { draft, resource } = await this.workingCopy(tx, record, origin);
      for (const file of record.files) await this.parts.join(tx, draft, file);
      const credits = await this.authorship.creditsFor(tx, record.authors, record.publisher);
      const by = record.publisher?.accountId ?? null;
      await this.freezing.freeze(
        tx,
        { draft, resource, credits, by },
        { whatChanged: origin ? 'Mise à jour depuis la source.' : null, minor: false },
      );
      await this.origins.save(tx, record.key, {
        resourceId: resource.id,
        digest: record.digest,
        url: record.url,
        claimedBy: by,
      });
      return origin ? 'updated' : 'imported';
    });
  }

  private workingCopy(tx: Transaction, { key, fields, publisher }: PreparedRecord, origin: Origin | null) {
    const accountId = publisher?.accountId ?? null;
    if (!origin) return this.drafts.begin(tx, fields, accountId);
    if (origin.claimedBy !== accountId)
      throw new RecordRefused(
        'Son auteur l’a reprise ici à son nom : elle n’est plus mise à jour.',
        key.externalId,
      );
    return this.drafts.beginNext(tx, fields, origin.resourceId);
  }
}
