import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import {
  type Draft,
  DraftPartsService,
  NextVersionService,
  ResourcesModule,
  SourceService,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished } from '../../../test/support/builders.js';
import { codeOf, proposedText, ProposalStage } from '../../../test/support/proposals.js';
import { RemixesModule } from '../index.js';
import type { Proposal } from './proposal.js';
import { ProposalWorksRepository, workWords } from './proposal-works.repository.js';

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

const photo = {
  title: 'Une tarte',
  author: 'Une photographe',
  licence: 'CC-BY-SA-4.0',
  sourceUrl: 'https://example.org/tarte',
};
const outside = {
  title: 'Le partage',
  author: 'Une collègue',
  url: 'https://example.org/partage',
  licence: 'CC-BY-4.0',
};

const declare = (by: Actor, draft: Draft): Promise<Draft> =>
  stage.service(DraftPartsService).declarePart(by, draft.id, photo);

/** A copy with an item, a work from elsewhere and another resource declared in it, sent with one change. */
async function proposeWithWorks(): Promise<Proposal> {
  const other = await newPublished(product, stage.author, { title: 'Les parts', text: proposedText });
  const draft = await declare(stage.proposer, await stage.start());
  const sources = stage.service(SourceService);
  await sources.addOutside(stage.proposer, draft.id, outside);
  const complete = await sources.add(stage.proposer, draft.id, other.id, null);
  return stage.send(await stage.edit(stage.proposer, complete, { summary: 'Partager et comparer.' }));
}

/** What a draft declares of others: « title, author, licence ». */
async function declaredIn(draft: Draft | null): Promise<string[]> {
  const { rows } = await product.behind.owner.query<{ line: string }>(
    `select concat_ws(', ', title, author, licence_id, url, from_version_id) as line
     from part where draft_id = $1 and kind = 'third_party'
     union all select concat_ws(', ', coalesce(pinned.title, outside_title), outside_author, source.licence_id, outside_url)
     from version_source source left join version pinned on pinned.id = source_version_id where draft_id = $1 order by line`,
    [draft?.id],
  );
  return rows.map(({ line }) => line);
}

/** What the form says that comes with it. */
async function announced({ draftId, resourceId, baseVersionId }: Proposal): Promise<string[]> {
  const currentId = (await stage.openDraft())?.id ?? baseVersionId;
  const works = await stage
    .service(ProposalWorksRepository)
    .find({ copyId: draftId ?? '', resourceId, currentId });
  return works.map(workWords);
}

const all = [
  'Le partage, Une collègue, CC-BY-4.0, https://example.org/partage',
  'Les parts, CC-BY-SA-4.0',
  'Une tarte, Une photographe, CC-BY-SA-4.0, https://example.org/tarte',
];

describe('works of others that are declared in a proposed copy', () => {
  it('are said with their authors and licences, and come with what is accepted', async () => {
    const proposal = await proposeWithWorks();
    expect(await announced(proposal)).toEqual([
      '«\u00a0Une tarte\u00a0», par Une photographe, sous licence CC BY-SA 4.0',
      '«\u00a0Le partage\u00a0», par Une collègue, sous licence CC BY 4.0',
      '«\u00a0Les parts\u00a0», par Autrice, sous licence CC BY-SA 4.0',
    ]);
    await stage.decide(proposal, () => ({ take: 'theirs' }));
    const draft = await stage.openDraft();
    expect(await declaredIn(draft)).toEqual(all);
    expect(await codeOf(stage.publish(stage.author, draft!))).toBe('ADAPTATION_CHANGES_MISSING');
    expect(await announced(proposal)).toEqual([]);
  });

  it('stay where they are when everything is refused', async () => {
    await stage.decide(await proposeWithWorks(), () => ({ take: 'mine' }));
    expect(await stage.openDraft()).toBeNull();
  });

  it('come once: not those that the author declared as well, nor those that were hers when the copy was made', async () => {
    const first = await stage.service(NextVersionService).startVersion(stage.author, stage.resource.id);
    await stage.publish(stage.author, await declare(stage.author, first));
    const proposal = await proposeWithWorks();
    const hers = await stage.service(NextVersionService).startVersion(stage.author, stage.resource.id);
    await stage.service(SourceService).addOutside(stage.author, hers.id, outside);
    expect(await announced(proposal)).toEqual([
      '«\u00a0Les parts\u00a0», par Autrice, sous licence CC BY-SA 4.0',
    ]);
    await stage.decide(proposal, () => ({ take: 'theirs' }));
    expect(await declaredIn(await stage.openDraft())).toEqual(all);
  });
});
