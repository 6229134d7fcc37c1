import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import {
  type Draft,
  DraftRepository,
  DraftService,
  NextVersionService,
  type Resource,
  ResourcesModule,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newTeacher } from '../../../test/support/builders.js';
import { codeOf, ProposalStage } from '../../../test/support/proposals.js';
import { RemixesModule } from '../index.js';
import type { Proposal } from '../proposal/proposal.js';
import { RemixService } from './remix.service.js';
import { UpdateRepository } from '../update/update.repository.js';
import { UpdateService } from '../update/update.service.js';

jest.setTimeout(180_000);

let product: TestApplication;
let stage: ProposalStage;
let adapter: Actor;
let adaptation: Resource;

const step = (n: number, words = 'on mesure') => `À l’étape ${n}, ${words} la cour.`;
const lesson = Array.from({ length: 20 }, (_, n) => step(n)).join('\n\n');

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule]);
  stage = await ProposalStage.set(product);
  adapter = await newTeacher(product, 'Adaptatrice');
  await stage.publish(stage.author, await rewritten(await start(stage.author, stage.resource), lesson));
  const take = { files: true, text: true, sheet: true };
  const copy = await stage.service(RemixService).remix(adapter, {
    address: stage.resource.id,
    number: null,
    take,
    reasons: [],
  });
  await stage.publish(adapter, await stage.edit(adapter, copy, { adaptationChanges: 'Pour ma cour.' }));
  adaptation = { ...stage.resource, id: copy.resourceId } as Resource;
});
afterAll(() => product.stop());

const start = (by: Actor, { id }: Resource) => stage.service(NextVersionService).startVersion(by, id);
const rewritten = (draft: Draft, text: string) => stage.edit(stage.author, draft, { text });

async function draftOf(resource: Resource): Promise<Draft> {
  const draft = (await stage.service(DraftRepository).ofResources([resource.id])).get(resource.id);
  if (!draft) throw new Error('No draft is open.');
  return draft;
}

const told: string[] = [];

/** Reads again and tries again, as a person does, until it is done or there is nothing left to do. */
async function insist(attempt: () => Promise<unknown>, over: readonly string[] = []): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const code = await codeOf(attempt());
    if (code !== 'done') told.push(code);
    if (code === 'done' || over.includes(code)) return;
  }
  throw new Error('Sixty tries, and still not done.');
}

const rewrite = (by: Actor, resource: Resource, n: number) => async () => {
  const { id, revision, fields } = await draftOf(resource);
  const text = (fields.text ?? '').replace(step(n), step(n, 'on dessine'));
  await stage.service(DraftService).update(by, id, revision, { text });
};

const take = async () => {
  const { id, revision } = await draftOf(adaptation);
  const waiting = (await stage.service(UpdateRepository).waiting([adaptation.id])).get(adaptation.id) ?? [];
  const updates = stage.service(UpdateService);
  const pieces = await Promise.all(
    waiting.map(async (update) => (await updates.inspect(update, await draftOf(adaptation))).pieces),
  );
  const choices = pieces.flat().map((piece) => ({ pieceId: piece.id, take: 'theirs' as const }));
  await updates.updateFromSource(adapter, { draftId: id, sourceId: stage.resource.id, revision, choices });
};

async function proposed(n: number): Promise<Proposal> {
  const by = await newTeacher(product, `Proposante ${n}`);
  const copy = await stage.start(by);
  const text = (copy.fields.text ?? '').replace(step(n), step(n, 'on compte'));
  return stage.send(await stage.edit(by, copy, { text }), 'Plus simple.', by);
}

describe('twenty changes of one family at once', () => {
  it('are all there in the end; who came second was told', async () => {
    await stage.publish(
      stage.author,
      await rewritten(
        await start(stage.author, stage.resource),
        lesson.replace(step(19), step(19, 'on arpente')),
      ),
    );
    await start(adapter, adaptation);
    const proposals = await Promise.all([0, 1, 2, 3, 4, 5].map(proposed));
    await product.drain();
    await start(stage.author, stage.resource);
    const authors = [stage.author, stage.coAuthor];

    await Promise.all([
      ...proposals.map((proposal, at) =>
        insist(() => stage.decide(proposal, () => ({ take: 'theirs' }), authors[at % 2])),
      ),
      ...[6, 7, 8, 9, 10, 11].map((n) => insist(rewrite(authors[n % 2] as Actor, stage.resource, n))),
      ...[12, 13, 14, 15].map((n) => insist(rewrite(adapter, adaptation, n))),
      ...[1, 2, 3, 4].map(() => insist(take, ['NOTHING_TO_UPDATE'])),
    ]);

    expect(new Set(told)).toEqual(new Set(['DRAFT_CHANGED', 'NOTHING_TO_UPDATE']));
    expect(told.filter((code) => code === 'NOTHING_TO_UPDATE')).toHaveLength(3);
    const verb = (n: number) =>
      n < 6 ? 'on compte' : n < 12 ? 'on dessine' : n === 19 ? 'on arpente' : undefined;
    const original = Array.from({ length: 20 }, (_, n) => step(n, verb(n))).join('\n\n');
    expect((await draftOf(stage.resource)).fields.text?.trim()).toBe(original);
    const adapted = Array.from({ length: 20 }, (_, n) =>
      step(n, n === 19 ? 'on arpente' : n >= 12 && n < 16 ? 'on dessine' : undefined),
    ).join('\n\n');
    expect((await draftOf(adaptation)).fields.text?.trim()).toBe(adapted);

    await stage.publish(stage.author, await draftOf(stage.resource));
    expect((await stage.credits()).filter((credit) => credit.endsWith(', contributor'))).toHaveLength(6);
  });
});
