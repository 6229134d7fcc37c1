import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { crashPoint } from '#platform/config';
import { Database } from '#platform/database';
import { DraftService } from './draft.service.js';
import { FindingService } from '../finding/finding.service.js';
import { FreezingService, type Publication } from './freezing.service.js';
import { DraftIncomplete } from '../resource/resource.errors.js';
import type { Resource } from '../resource/resource.js';

/** Publishing: one transaction writes everything; only then is it « publié ». */
@Injectable()
export class PublishingService {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftService,
    private readonly findings: FindingService,
    private readonly freezing: FreezingService,
  ) {}

  async publish(
    actor: Actor,
    draftId: string,
    publication: Publication & { revision?: number | null },
  ): Promise<Resource> {
    // Who may not publish it sets no reading to work either.
    await this.drafts.getChangeable(actor, draftId);
    await this.findings.checkFiles(draftId);
    const resource = await this.database.transaction(async (tx) => {
      const { draft, resource } = await this.drafts.lock(tx, actor, draftId, 'update');
      if (publication.revision != null) draft.change(publication.revision, {}, tx.now);
      const { unanswered, unchecked } = await this.findings.inDraft(tx, draft);
      const problems = [...unanswered, ...unchecked];
      if (problems.length > 0) throw new DraftIncomplete(problems);
      const credits = await this.freezing.creditsOf(tx, draft, requireAccount(actor));
      return this.freezing.freeze(
        tx,
        { draft, resource, credits, by: actor.accountId },
        {
          ...publication,
          whatChanged: publication.whatChanged?.trim() || draft.fields.whatChanged?.trim() || null,
        },
      );
    });
    crashPoint('publish.committed');
    return resource;
  }
}
