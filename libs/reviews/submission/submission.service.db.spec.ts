import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DraftService, NextVersionService, PublishingService } from '#resources';
import type { TestApplication } from '../../../test/support/application.js';
import { startReviewing } from '../../../test/support/reviews.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf } from '../../../test/support/proposals.js';
import { ReviewStage } from '../../../test/support/submissions.js';
import { RoundRepository } from '../round/round.repository.js';
import { RoundService } from '../round/round.service.js';
import { SubmissionRepository } from './submission.repository.js';
import { SubmissionService } from './submission.service.js';

jest.setTimeout(240_000);

let product: TestApplication;
let stage: ReviewStage;

beforeAll(async () => {
  product = await startReviewing();
  stage = await ReviewStage.set(product);
});
afterAll(() => product?.stop());

const newestRound = async (submissionId: string) => {
  const rounds = await stage.service(RoundRepository).ofSubmissions([submissionId]);
  const round = rounds.get(submissionId)?.[0];
  if (!round) throw new Error('No round.');
  return round;
};
const passagesOf = async (roundId: string) =>
  (await stage.service(RoundRepository).passagesOf([roundId])).get(roundId) ?? [];

describe('a resource put before a campaign', () => {
  it('opens a round on its newest version, with every block as the version has it', async () => {
    const submission = await stage.submitted();
    const round = await newestRound(submission.id);
    expect([submission.state, submission.round, round.number]).toEqual(['submitted', 1, 1]);
    const read = await passagesOf(round.id);
    expect(read.map(({ part, kind, text }) => `${part} ${kind} ${text}`)).toEqual([
      'texte heading Séance 1',
      'texte paragraph On partage une tarte en quatre.',
      'texte heading Séance 2',
      'texte paragraph On compare deux parts.',
    ]);
    const again = await stage.service(RoundService).passagesOfVersions([round.versionId ?? '']);
    expect((again.get(round.versionId ?? '') ?? []).map(({ blockId, hash }) => [blockId, hash])).toEqual(
      read.map(({ blockId, hash }) => [blockId, hash]),
    );
  });

  it('is refused where it does not belong, and told why', async () => {
    const narrow = await ReviewStage.set(product, { levels: ['cm2'], subjects: ['mathematiques'] }, 0);
    const { id } = await narrow.published();
    await expect(narrow.submit(id)).rejects.toMatchObject({
      problems: [
        {
          code: 'OUT_OF_SCOPE',
          message: 'Cette campagne relit des ressources pour : CM2. La vôtre dit : CM1.',
        },
      ],
    });
    expect(await codeOf(narrow.submit((await narrow.published({ levels: ['cycle-3'] })).id))).toBe('done');
    const draft = await stage.draft();
    expect(await codeOf(stage.submit(draft.resourceId))).toBe('NOT_PUBLISHED_YET');
    const stranger = await newTeacher(product, 'Inconnue');
    const published = await stage.published();
    expect(await codeOf(stage.submit(published.id, stranger))).toBe('FORBIDDEN');
    expect(await codeOf(stage.submit(draft.resourceId, stranger))).toBe('NOT_FOUND');
  });

  it('is there once, however often it is sent at the same moment', async () => {
    const { id } = await stage.published();
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(stage.submit(id))));
    expect(codes.sort()).toEqual(['SUBMITTED_ALREADY', 'SUBMITTED_ALREADY', 'done']);
  });

  it('comes back after it was withdrawn, as a new submission', async () => {
    const { id } = await stage.published();
    const first = await stage.submit(id);
    await stage.service(SubmissionService).withdraw(stage.author, first.id);
    const second = await stage.submit(id);
    expect(second.id).not.toBe(first.id);
    expect((await stage.service(SubmissionRepository).find(first.id))?.state).toBe('withdrawn');
  });

  it('is invited by the référent, and submitted when an author agrees', async () => {
    const { id } = await stage.published();
    const invited = await stage.invite(id);
    await product.drain();
    expect(await codeOf(stage.invite(id))).toBe('INVITED_ALREADY');
    const service = stage.service(SubmissionService);
    expect(
      await codeOf(service.answerInvitation(stage.author, invited.id, { accept: false, words: ' ' })),
    ).toBe('REASON_MISSING');
    const accepted = await service.answerInvitation(stage.author, invited.id, { accept: true, words: null });
    expect([accepted.state, accepted.round]).toEqual(['submitted', 1]);
    const declined = await stage.invite((await stage.published()).id);
    const answer = { accept: false, words: 'Pas prête.' };
    expect((await service.answerInvitation(stage.author, declined.id, answer)).state).toBe('declined');
  });

  it('is read again only when something has changed', async () => {
    const resource = await stage.published();
    const submission = await stage.submit(resource.id);
    await product.behind.owner.query(`update submission set state = 'decided' where id = $1`, [
      submission.id,
    ]);
    const service = stage.service(SubmissionService);
    expect(await codeOf(service.resubmit(stage.author, submission.id, { words: null }))).toBe('NOTHING_NEW');
    const next = await stage.service(NextVersionService).startVersion(stage.author, resource.id);
    await stage.service(DraftService).update(stage.author, next.id, next.revision, { text: 'Autre chose.' });
    await stage
      .service(PublishingService)
      .publish(stage.author, next.id, { whatChanged: null, minor: false });
    const again = await service.resubmit(stage.author, submission.id, { words: 'Mieux.' });
    expect([again.state, again.round]).toEqual(['submitted', 2]);
    expect((await passagesOf((await newestRound(again.id)).id)).map(({ text }) => text)).toEqual([
      'Autre chose.',
    ]);
  });
});

describe('a draft before a double-blind campaign', () => {
  it('is held until its authors take it back', async () => {
    const blind = await ReviewStage.set(product, { mode: 'double_blind' }, 0);
    const { id, resourceId } = await blind.draft();
    const submission = await blind.submit(resourceId);
    const change = () => blind.service(DraftService).update(blind.author, id, 1, { title: 'Autre' });
    expect(await codeOf(change())).toBe('DRAFT_UNDER_REVIEW');
    expect(await codeOf(blind.service(DraftService).delete(blind.author, id))).toBe('DRAFT_UNDER_REVIEW');
    expect(
      await codeOf(
        blind.service(PublishingService).publish(blind.author, id, { whatChanged: null, minor: false }),
      ),
    ).toBe('DRAFT_UNDER_REVIEW');
    await blind.service(SubmissionService).withdraw(blind.author, submission.id);
    expect(await codeOf(change())).toBe('done');
  });

  it('must never have been published, and be ready to be', async () => {
    const blind = await ReviewStage.set(product, { mode: 'double_blind' }, 0);
    expect(await codeOf(blind.submit((await blind.published()).id))).toBe('PUBLISHED_ALREADY');
    const empty = await blind.draft({ title: null, text: null });
    await expect(blind.submit(empty.resourceId)).rejects.toMatchObject({
      problems: [{ code: 'TITLE_MISSING' }, { code: 'CONTENT_MISSING' }],
    });
    const { rows } = await product.behind.owner.query('select reviewed_since from draft where id = $1', [
      empty.id,
    ]);
    expect(rows).toEqual([{ reviewed_since: null }]);
  });
});
