import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Refusal } from '#platform/authorization';
import { DraftService, NextVersionService, ResourcesModule, WithdrawalService } from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf, proposedText, ProposalStage } from '../../../test/support/proposals.js';
import { RemixesModule } from '../index.js';
import { ProposalDecisionService } from './proposal-decision.service.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalCopyService } from './proposal-copy.service.js';

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

describe('an answer', () => {
  it('writes what is accepted in the next version, says so, and credits the proposer once', async () => {
    const proposal = await stage.propose();
    const decided = await stage.decide(proposal, () => ({ take: 'theirs', answer: 'Bien vu.' }));
    expect(decided).toMatchObject({ state: 'decided', message: 'Merci.', forVersion: 2 });
    const draft = await stage.openDraft();
    expect(draft?.fields).toMatchObject({
      text: proposedText.replace('quatre', 'huit'),
      objectives: 'Nommer une fraction.',
      whatChanged: 'Proposition de Proposante : Une faute.',
    });
    const second = await stage.propose({ summary: 'Partager et comparer.' });
    await stage.decide(second, () => ({ take: 'theirs' }));
    const answers = (await stage.service(ProposalRepository).answersOf([proposal.id])).get(proposal.id);
    expect(
      answers?.map(({ kind, verdict, answer, originalNow }) => [kind, verdict, answer, originalNow]),
    ).toEqual([
      ['block', 'accepted', 'Bien vu.', 'On partage une tarte en huit.'],
      ['field', 'accepted', 'Bien vu.', 'Nommer une fraction.'],
    ]);
    await product.drain();
    expect(await stage.inbox(stage.proposer)).toContain(
      'proposal-decided: Votre proposition pour «\u00a0Les fractions au quotidien\u00a0» est retenue',
    );
    expect(await stage.credits()).toEqual(['Autrice, author']);
    await stage.publish(stage.author, (await stage.openDraft())!);
    expect(await stage.credits()).toEqual(['Autrice, author', 'Proposante, contributor']);
  });

  it('credits nobody in a draft that is thrown away, nor in a title put right beside it', async () => {
    await stage.decide(await stage.propose(), () => ({ take: 'theirs' }));
    await stage
      .service(NextVersionService)
      .correctTitle(stage.author, stage.resource.id, 'Les fractions, au quotidien');
    expect(await stage.credits()).toEqual(['Autrice, author']);
    await stage.service(DraftService).delete(stage.author, (await stage.openDraft())!.id);
    await stage.publish(
      stage.author,
      await stage.service(NextVersionService).startVersion(stage.author, stage.resource.id),
    );
    expect(await stage.credits()).toEqual(['Autrice, author']);
  });

  it('that refuses everything changes nothing in the resource', async () => {
    const decided = await stage.decide(await stage.propose(), () => ({
      take: 'mine',
      answer: 'Pas cette fois.',
    }));
    expect(decided).toMatchObject({ state: 'decided', forVersion: null });
    expect(await stage.openDraft()).toBeNull();
    await product.drain();
    expect((await stage.inbox(stage.proposer)).at(-1)).toContain('n’est pas retenue');
  });

  it('takes some, refuses others, writes other words', async () => {
    const changed = proposedText.replace('quatre', 'huit').replace('deux parts', 'trois parts');
    const proposal = await stage.propose({ text: changed, summary: 'Partager.' });
    await stage.decide(proposal, (kind, at) =>
      kind === 'field'
        ? { take: 'mine' }
        : at === 0
          ? { take: 'theirs' }
          : { take: 'edited', text: 'On compare.' },
    );
    const { fields } = (await stage.openDraft())!;
    expect(fields.text).toBe(
      proposedText.replace('quatre', 'huit').replace('On compare deux parts.', 'On compare.'),
    );
    expect(fields.summary).toBe('Partager, comparer, ranger : trois séances.');
  });

  it('is for each change: none is overlooked, none invented', async () => {
    const proposal = await stage.propose();
    const wish = { id: proposal.id, version: 1, revision: null, message: null };
    const decisions = stage.service(ProposalDecisionService);
    const refused = await decisions
      .decide(stage.author, { ...wish, decisions: [] })
      .catch((error: unknown) => error);
    expect((refused as Refusal).problems.map(({ code }) => code)).toEqual([
      'PIECE_UNDECIDED',
      'PIECE_UNDECIDED',
    ]);
    const unknown = [{ pieceId: 'rien', take: 'theirs' as const }];
    expect(await codeOf(decisions.decide(stage.author, { ...wish, decisions: unknown }))).toBe(
      'PIECE_UNKNOWN',
    );
    expect((await stage.saved(proposal))?.state).toBe('sent');
    expect(await stage.openDraft()).toBeNull();
  });

  it('is the authors’ alone', async () => {
    const proposal = await stage.propose();
    expect(await codeOf(stage.decide(proposal, () => ({ take: 'theirs' }), stage.proposer))).toBe(
      'FORBIDDEN',
    );
    const stranger = await newTeacher(product, 'Autre');
    expect(await codeOf(stage.decide(proposal, () => ({ take: 'theirs' }), stranger))).toBe('NOT_FOUND');
    expect((await stage.decide(proposal, () => ({ take: 'mine' }), stage.coAuthor)).decidedBy).toBe(
      stage.coAuthor.accountId,
    );
  });

  it('that two authors give at once is given once; the second is told', async () => {
    const proposal = await stage.propose();
    const decided = await Promise.all(
      [stage.author, stage.coAuthor, stage.author].map((by) =>
        codeOf(stage.decide(proposal, () => ({ take: 'theirs' }), by)),
      ),
    );
    expect(decided.sort()).toEqual(['PROPOSAL_CLOSED', 'PROPOSAL_CLOSED', 'done']);
  });

  it('is never given on what was not read: the draft, or the newest version, moved on', async () => {
    const proposal = await stage.propose();
    const pieces = await stage.piecesOf(proposal);
    const decisions = pieces.map(({ id }) => ({ pieceId: id, take: 'theirs' as const }));
    const wish = { id: proposal.id, version: 1, revision: null, decisions, message: null };
    const draft = await stage.service(NextVersionService).startVersion(stage.coAuthor, stage.resource.id);
    expect(await codeOf(stage.service(ProposalDecisionService).decide(stage.author, wish))).toBe(
      'DRAFT_CHANGED',
    );
    await stage.publish(stage.coAuthor, await stage.edit(stage.coAuthor, draft, { summary: 'Autrement.' }));
    expect(await codeOf(stage.service(ProposalDecisionService).decide(stage.author, wish))).toBe(
      'DRAFT_CHANGED',
    );
    expect((await stage.saved(proposal))?.state).toBe('sent');
  });

  it('is no more asked of a resource that was withdrawn; the copy may still become an adaptation', async () => {
    const proposal = await stage.propose();
    await stage.service(WithdrawalService).withdraw(stage.author, stage.resource.id, {
      category: 'other',
      reason: 'Fini.',
    });
    expect(await codeOf(stage.decide(proposal, () => ({ take: 'theirs' })))).toBe('FORBIDDEN');
    expect((await stage.service(ProposalCopyService).adapt(stage.proposer, proposal.id)).state).toBe(
      'adapted',
    );
  });
});

describe('a resource that moved on', () => {
  const moveOn = async (): Promise<void> => {
    const draft = await stage.service(NextVersionService).startVersion(stage.author, stage.resource.id);
    await stage.publish(
      stage.author,
      await stage.edit(stage.author, draft, { text: proposedText.replace('en quatre', 'en six parts') }),
    );
  };

  it('shows three texts where both changed, and keeps the author’s own unless she chooses otherwise', async () => {
    const proposal = await stage.propose();
    await moveOn();
    const [block] = await stage.piecesOf(proposal);
    expect(block).toMatchObject({
      conflict: true,
      mine: 'On partage une tarte en six parts.',
      originalThen: 'On partage une tarte en quatre.',
      originalNow: 'On partage une tarte en huit.',
    });
    await stage.decide(proposal, (kind) => ({ take: kind === 'field' ? 'theirs' : 'mine' }));
    expect((await stage.openDraft())?.fields).toMatchObject({
      text: proposedText.replace('en quatre', 'en six parts'),
      objectives: 'Nommer une fraction.',
    });
  });

  it('takes both', async () => {
    const proposal = await stage.propose();
    await moveOn();
    await stage.decide(proposal, (kind) => ({ take: kind === 'field' ? 'mine' : 'both' }));
    const { text: written } = (await stage.openDraft())!.fields;
    expect(written).toContain('en six parts.');
    expect(written).toContain('en huit.');
  });
});
