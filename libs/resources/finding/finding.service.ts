import { Injectable } from '@nestjs/common';
import { type Actor, type Problem, requireAccount } from '#platform/authorization';
import type { Transaction } from '#platform/database';
import { passagesOf, findPupilTraces } from '#shield';
import { DraftService } from '../draft/draft.service.js';
import type { Draft } from '../draft/draft.js';
import { FileCheckService } from '../file/file-check.service.js';
import {
  type CheckedFile,
  type DraftFinding,
  type FindingReason,
  findingsOf,
  reasonsFor,
  unansweredProblems,
  uncheckedProblems,
} from './finding.js';
import { FindingRepository } from './finding.repository.js';
import { FindingUnknown, ReasonNotOffered } from '../resource/resource.errors.js';

/** A draft as the shield sees it: its files, what was found, what of it is not answered, what was not looked at. */
export interface ShieldedDraft {
  readonly files: readonly CheckedFile[];
  readonly findings: readonly DraftFinding[];
  readonly unanswered: readonly Problem[];
  readonly unchecked: readonly Problem[];
}

const nothing: ShieldedDraft = { files: [], findings: [], unanswered: [], unchecked: [] };

/** What the shield says of a draft, what its authors answer, and what of it stands before publication. */
@Injectable()
export class FindingService {
  constructor(
    private readonly repository: FindingRepository,
    private readonly drafts: DraftService,
    private readonly checks: FileCheckService,
  ) {}

  async ofDrafts(drafts: readonly Draft[], tx?: Transaction): Promise<Map<Draft, ShieldedDraft>> {
    const ids = drafts.map(({ id }) => id);
    const rows = new Map((await this.repository.ofDrafts(ids, tx)).map((row) => [row.draftId, row]));
    return new Map(
      drafts.map((draft) => {
        const { files, answers } = rows.get(draft.id) ?? { files: [], answers: [] };
        const findings = findingsOf(draft, files, answers);
        const open = { unanswered: unansweredProblems(findings), unchecked: uncheckedProblems(files) };
        return [draft, { files, findings, ...open }];
      }),
    );
  }

  /** Inside the transaction that changes the draft. */
  async inDraft(tx: Transaction, draft: Draft): Promise<ShieldedDraft> {
    return (await this.ofDrafts([draft], tx)).get(draft) ?? nothing;
  }

  /** Before the transaction that publishes, since reading files takes longer than a lock should. It tells its caller nothing. */
  async checkFiles(draftId: string): Promise<void> {
    await this.checks.checkFiles(draftId);
  }

  async answer(actor: Actor, draftId: string, wish: { id: string; reason: FindingReason }): Promise<Draft> {
    return this.drafts.change(actor, draftId, async (tx, draft, now) => {
      const { findings } = await this.inDraft(tx, draft);
      const finding = findings.find(({ id }) => id === wish.id);
      if (!finding) throw new FindingUnknown();
      if (!reasonsFor(finding.rule).includes(wish.reason)) throw new ReasonNotOffered();
      const { origin, rule, place, shape } = finding;
      const { resourceId } = draft;
      const answer = { origin, rule, place, shape, resourceId, reason: wish.reason };
      await this.repository.saveAnswer(tx, { ...answer, answeredBy: requireAccount(actor) });
      draft.touch(now);
      tx.record({
        actorId: actor.accountId,
        verb: 'finding.answer',
        subjectType: 'resource',
        subjectId: resourceId,
        note: `${rule}: ${wish.reason}`,
      });
    });
  }

  /** The same with the masks of what stands in the text of files: found again for showing, since rows keep none. */
  async withMasks(findings: readonly DraftFinding[]): Promise<DraftFinding[]> {
    const origins = findings.filter(({ partId }) => partId !== null).map(({ origin }) => origin);
    const masks = new Map<string, string>();
    for (const { sha256, ...text } of await this.repository.texts([...new Set(origins)]))
      for (const { rule, place, mask } of findPupilTraces(passagesOf(text)))
        masks.set(`${sha256} ${rule} ${place}`, mask);
    return findings.map((finding) => ({
      ...finding,
      mask: finding.mask ?? masks.get(`${finding.origin} ${finding.rule} ${finding.place}`) ?? null,
    }));
  }
}
