import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import {
  DownloadRepository,
  type Draft,
  DraftPartsService,
  DraftRepository,
  DraftService,
  ResourcesModule,
  VersionRepository,
  WithdrawalService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, takeBytes } from '../../../test/support/builders.js';
import { codeOf, proposedText, ProposalStage } from '../../../test/support/proposals.js';
import { RemixesModule } from '../index.js';
import { ProposalCopyService } from './proposal-copy.service.js';
import { ProposalRepository } from './proposal.repository.js';

jest.setTimeout(120_000);

let product: TestApplication;
let stage: ProposalStage;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule]);
});
afterAll(() => product.stop());
beforeEach(async () => {
  stage = await ProposalStage.set(product);
});

describe('a proposal', () => {
  it('is a copy of one’s own, the same when one comes back, its title untouched', async () => {
    const draft = await stage.start();
    expect(draft.fields).toMatchObject({ title: 'Les fractions au quotidien', text: proposedText });
    expect(draft.resourceId).not.toBe(stage.resource.id);
    expect((await stage.start()).id).toBe(draft.id);
    const other = await newTeacher(product, 'Autre');
    expect((await stage.start(other)).id).not.toBe(draft.id);
  });

  it('that two tabs start at once is one', async () => {
    const drafts = await Promise.all([stage.start(), stage.start(), stage.start()]);
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1);
  });

  it('is not for whoever writes the resource, nor for a visitor, nor on what is not published', async () => {
    expect(await codeOf(stage.start(stage.author))).toBe('OWN_RESOURCE');
    expect(await codeOf(stage.start(stage.coAuthor))).toBe('OWN_RESOURCE');
    const unpublished = await stage.service(DraftService).create(stage.author, { title: 'Un brouillon' });
    expect(await codeOf(stage.start(stage.proposer, unpublished.resourceId))).toBe('NOT_FOUND');
    await stage.service(WithdrawalService).withdraw(stage.author, stage.resource.id, {
      category: 'other',
      reason: 'Fini.',
    });
    expect(await codeOf(stage.start())).toBe('FORBIDDEN');
  });

  it('stops at twenty in a day', async () => {
    await product.behind.owner.query(
      `insert into proposal(resource_id, base_version_id, proposer_id, state, created_at)
       select $1, (select id from version where resource_id = $1), $2, 'preparing', now() from generate_series(1, 20)`,
      [stage.resource.id, stage.proposer.accountId],
    );
    expect(await codeOf(stage.start())).toBe('TOO_MANY_PROPOSALS');
  });

  it('stops at twenty in a day, though begun at once on as many resources', async () => {
    await product.behind.owner.query(
      `insert into proposal(resource_id, base_version_id, proposer_id, state, created_at)
       select $1, (select id from version where resource_id = $1), $2, 'preparing', now() from generate_series(1, 18)`,
      [stage.resource.id, stage.proposer.accountId],
    );
    const others = [];
    for (const title of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'])
      others.push(await newPublished(product, stage.author, { title, text: proposedText }));
    const codes = await Promise.all(others.map(({ id }) => codeOf(stage.start(stage.proposer, id))));
    expect(codes.sort()).toEqual([...Array<string>(3).fill('TOO_MANY_PROPOSALS'), 'done', 'done']);
  });

  it('is sent with a reason and a change, by whoever made it, as she last read it', async () => {
    const draft = await stage.start();
    expect(await codeOf(stage.send(draft))).toBe('NOTHING_PROPOSED');
    const changed = await stage.edit(stage.proposer, draft, { summary: 'Autrement dit.' });
    expect(await codeOf(stage.send(changed, ' '))).toBe('REASON_MISSING');
    expect(await codeOf(stage.send(draft))).toBe('DRAFT_CHANGED');
    expect(await codeOf(stage.send(changed, 'Une faute.', stage.author))).toBe('NOT_FOUND');
    const own = await stage.service(DraftService).create(stage.proposer, { title: 'À moi' });
    expect(await codeOf(stage.send(own))).toBe('NOT_A_PROPOSAL');
    expect(await stage.send(changed)).toMatchObject({ state: 'sent', reason: 'Une faute.' });
  });

  it('is told to each author, once', async () => {
    const proposal = await stage.propose();
    const line =
      'proposal-received: Proposante propose une modification de «\u00a0Les fractions au quotidien\u00a0»';
    expect([
      await stage.inbox(stage.author),
      await stage.inbox(stage.coAuthor),
      await stage.inbox(stage.proposer),
    ]).toEqual([[line], [line], []]);
    await product.database.transaction((tx) =>
      tx.emit({ type: 'proposal.sent', proposalId: proposal.id } as never),
    );
    await product.drain();
    expect(await stage.inbox(stage.author)).toEqual([line]);
  });

  it('taken back and sent again, is told to the authors once in a day, and again the day after', async () => {
    const proposal = await stage.propose();
    const again = async (): Promise<number> => {
      await stage.service(ProposalCopyService).withdraw(stage.proposer, proposal.id);
      await stage.send(await stage.start());
      await product.drain();
      return (await stage.inbox(stage.author)).length;
    };
    expect([await again(), await again()]).toEqual([1, 1]);
    await product.behind.owner.query(
      `update proposal set told_at = told_at - interval '1 day' where id = $1`,
      [proposal.id],
    );
    expect([await again(), await again()]).toEqual([2, 2]);
  });

  it('taken back before anybody was told, is told when it is sent again', async () => {
    const draft = await stage.edit(stage.proposer, await stage.start(), { summary: 'Autrement dit.' });
    const { id } = await stage.send(draft);
    await stage.service(ProposalCopyService).withdraw(stage.proposer, id);
    await product.drain();
    expect(await stage.inbox(stage.author)).toEqual([]);
    await stage.send(await stage.start());
    await product.drain();
    expect(await stage.inbox(stage.author)).toHaveLength(1);
  });

  it('taken back and sent again at once, ends as the last of the two left it, and neither fails', async () => {
    const { id, draftId } = await stage.propose();
    const copies = stage.service(ProposalCopyService);
    for (let round = 0; round < 8; round += 1) {
      const copy = (await stage.service(DraftRepository).find(draftId ?? ''))!;
      const codes = await Promise.all([
        codeOf(copies.withdraw(stage.proposer, id)),
        codeOf(stage.send(copy)),
        codeOf(copies.withdraw(stage.proposer, id)),
        codeOf(stage.send(copy)),
      ]);
      expect(codes).toContain('done');
      for (const code of codes)
        expect(['done', 'DRAFT_PROPOSED', 'DRAFT_CHANGED', 'PROPOSAL_CLOSED']).toContain(code);
      const copyNow = await stage.service(DraftRepository).find(draftId ?? '');
      const isSent = (await stage.service(ProposalRepository).find(id))?.state === 'sent';
      expect(copyNow?.proposedAt !== null).toBe(isSent);
    }
  });

  it('thrown away and sent at once, is one or the other', async () => {
    for (let round = 0; round < 8; round += 1) {
      const draft = await stage.edit(stage.proposer, await stage.start(), { summary: 'Autrement dit.' });
      const drafts = stage.service(DraftService);
      const [sent, deleted] = await Promise.all([
        codeOf(stage.send(draft)),
        codeOf(drafts.delete(stage.proposer, draft.id)),
      ]);
      expect([
        ['done', 'DRAFT_PROPOSED'],
        ['NOT_FOUND', 'done'],
        ['COPY_GONE', 'done'],
      ]).toContainEqual([sent, deleted]);
      if (sent !== 'done') continue;
      const { id } = (await stage.service(ProposalRepository).ofDrafts([draft.id])).get(draft.id)!;
      await stage.service(ProposalCopyService).withdraw(stage.proposer, id);
    }
  });

  it('changes no more while it waits: not a word, not a file, neither deleted nor published', async () => {
    const { draftId } = await stage.propose();
    const copy = await stage.service(DraftRepository).find(draftId ?? '');
    const id = copy?.id ?? '';
    expect(await codeOf(stage.edit(stage.proposer, copy!, { title: 'Encore' }))).toBe('DRAFT_PROPOSED');
    expect(await codeOf(stage.service(DraftPartsService).attachFile(stage.proposer, id, id, null))).toBe(
      'DRAFT_PROPOSED',
    );
    expect(await codeOf(stage.service(DraftService).delete(stage.proposer, id))).toBe('DRAFT_PROPOSED');
    expect(await codeOf(stage.publish(stage.proposer, copy!))).toBe('DRAFT_PROPOSED');
    expect(await codeOf(stage.send(copy!))).toBe('DRAFT_PROPOSED');
  });

  it('that is withdrawn is free, hidden from the authors, and may be sent again', async () => {
    const proposal = await stage.propose();
    const copies = stage.service(ProposalCopyService);
    expect(await codeOf(copies.withdraw(stage.author, proposal.id))).toBe('FORBIDDEN');
    expect(await codeOf(copies.withdraw(await newTeacher(product, 'Autre'), proposal.id))).toBe('NOT_FOUND');
    const withdrawn = await copies.withdraw(stage.proposer, proposal.id);
    expect(withdrawn.state).toBe('withdrawn');
    expect(await codeOf(stage.decide(proposal, () => ({ take: 'theirs' })))).toBe('PROPOSAL_CLOSED');
    expect(await codeOf(copies.withdraw(stage.proposer, proposal.id))).toBe('PROPOSAL_CLOSED');
    const copy = await stage.start();
    expect(copy.id).toBe(proposal.draftId);
    expect((await stage.send(await stage.edit(stage.proposer, copy, { summary: 'Mieux.' }))).state).toBe(
      'sent',
    );
  });

  it('goes on as an adaptation in one click, answered or not', async () => {
    const proposal = await stage.propose();
    const copies = stage.service(ProposalCopyService);
    expect((await copies.adapt(stage.proposer, proposal.id)).state).toBe('adapted');
    const copy = await stage.service(DraftRepository).find(proposal.draftId ?? '');
    expect(copy).toMatchObject({
      proposedAt: null,
      fields: { title: 'Les fractions au quotidien (adaptation)' },
    });
    const { rows } = await product.behind.owner.query<{ resource_id: string }>(
      `select version.resource_id from version_source join version on version.id = source_version_id where draft_id = $1`,
      [copy?.id],
    );
    expect(rows).toEqual([{ resource_id: stage.resource.id }]);
    expect(await codeOf(copies.adapt(stage.proposer, proposal.id))).toBe('PROPOSAL_CLOSED');
    expect((await stage.start()).id).not.toBe(proposal.draftId);
    const answered = await stage.propose();
    await stage.decide(answered, () => ({ take: 'mine' }));
    expect((await copies.adapt(stage.proposer, answered.id)).state).toBe('decided');
  });
});

describe('a file', () => {
  const join = async (by: Actor, draft: Draft, name: string, words: string): Promise<Draft> => {
    const sha256 = (await takeBytes(product, name, Buffer.from(`# ${words}\n`))) ?? '';
    const parts = stage.service(DraftPartsService);
    return stage.service(DraftService).change(by, draft.id, async (tx, each, now) => {
      const before = (await stage.service(VersionRepository).draftFiles(draft.id)).find(
        (file) => file.name === name,
      );
      if (before) await parts.replaceFile(tx, each, before.id, { sha256, filename: name });
      else await parts.join(tx, each, { sha256, filename: name, role: 'printable' });
      each.touch(now);
    });
  };
  const filesOf = async (draft: Draft) =>
    (await stage.service(VersionRepository).draftFiles(draft.id)).map(
      ({ name, role, licenceId, fromVersionId }) => ({
        name,
        role,
        licenceId,
        fromVersionId,
      }),
    );

  it('is added to a resource that had none, or takes the place of its own, with no credit to itself', async () => {
    const proposal = await stage.send(await join(stage.proposer, await stage.start(), 'fiche.md', 'Fiche'));
    expect(await stage.piecesOf(proposal)).toMatchObject([
      { kind: 'file', change: 'added', conflict: false },
    ]);
    await stage.decide(proposal, () => ({ take: 'theirs' }));
    const draft = (await stage.openDraft())!;
    const file = { name: 'fiche.md', role: 'printable', licenceId: null, fromVersionId: null };
    expect(await filesOf(draft)).toEqual([file]);
    await stage.publish(stage.author, draft);
    const replaced = await stage.send(
      await join(stage.proposer, await stage.start(), 'fiche.md', 'Fiche corrigée'),
    );
    expect(await stage.piecesOf(replaced)).toMatchObject([
      { kind: 'file', change: 'changed', conflict: false },
    ]);
    await stage.decide(replaced, () => ({ take: 'theirs' }));
    expect(await filesOf((await stage.openDraft())!)).toEqual([file]);
  });

  it('may be given to the authors while the proposal waits, and no longer', async () => {
    const draft = await join(stage.proposer, await stage.start(), 'fiche.md', 'Fiche');
    const proposal = await stage.send(draft);
    const [file] = await stage.service(VersionRepository).draftFiles(draft.id);
    const readers = async (): Promise<boolean[]> => {
      return Promise.all(
        [stage.author, stage.coAuthor, stage.proposer, await newTeacher(product, 'Autre')].map(
          async ({ accountId }) =>
            (await stage.service(DownloadRepository).findOfDraft(file?.id ?? '', accountId ?? '')) !== null,
        ),
      );
    };
    expect(await readers()).toEqual([true, true, true, false]);
    await stage.service(ProposalCopyService).withdraw(stage.proposer, proposal.id);
    expect(await readers()).toEqual([false, false, true, false]);
  });
});
