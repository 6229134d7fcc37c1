import { Injectable } from '@nestjs/common';
import { type Actor, requireAccount } from '#platform/authorization';
import { grouped } from '#platform/database';
import { type Draft, DraftService } from '#resources';
import { RecognitionUnknown } from './recognition.errors.js';
import { RecognitionRepository } from './recognition.repository.js';
import { type Recognition, recognitionsAmong } from './recognition.js';

/** Where the files of a draft seem to come from. It offers; nothing depends on the answer. */
@Injectable()
export class RecognitionService {
  constructor(
    private readonly repository: RecognitionRepository,
    private readonly drafts: DraftService,
  ) {}

  async ofDrafts(draftIds: readonly string[]): Promise<Map<string, Recognition[]>> {
    const traces = grouped(await this.repository.tracesOf(draftIds), ({ draftId }) => draftId);
    return new Map([...traces].map(([id, each]) => [id, recognitionsAmong(each)]));
  }

  /** « Ce n’est pas le cas »: not asked again for this resource and that source, whatever the next file. */
  async dismiss(actor: Actor, draftId: string, id: string): Promise<Draft> {
    return this.drafts.change(actor, draftId, async (tx, draft, now) => {
      const offered = recognitionsAmong(await this.repository.tracesOf([draft.id], tx));
      const recognition = offered.find((each) => each.id === id);
      if (!recognition) throw new RecognitionUnknown();
      const { resourceId } = draft;
      const sourceId = recognition.resourceId;
      await this.repository.dismiss(tx, { resourceId, sourceId, accountId: requireAccount(actor) });
      draft.touch(now);
      tx.record({
        actorId: actor.accountId,
        verb: 'recognition.dismiss',
        subjectType: 'resource',
        subjectId: resourceId,
        note: sourceId,
      });
    });
  }
}
