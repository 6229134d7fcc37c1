import type { Verdict } from '#contract';
import { act, ask } from '../support/api.js';
import { type DepositedFile, depositFile } from '../support/deposit.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';
import type { ReviewStage } from './review-stage.js';

/** Somebody asked to review, and the id of her assignment. */
export interface Reader {
  readonly who: Person;
  readonly id: string;
}

interface AskedRound {
  /** Of the resource. */
  readonly slug: string;
  readonly submissionId: string;
  readonly readers: readonly Reader[];
}

const usualText = 'On partage une tarte en quatre.\n\nOn compare deux parts.\n';

/** A resource in a campaign of its own, that two people (or these) are asked to review; `spare`: who offered and waits. */
export async function askedRound(
  stage: ReviewStage,
  asked: {
    title: string;
    people?: readonly Person[];
    spare?: readonly Person[];
    files?: readonly DepositedFile[];
    text?: string;
  },
): Promise<AskedRound> {
  const { product, referent, author } = stage;
  const { title, spare = [], files = [], text = usualText } = asked;
  const people = asked.people ?? [await join(product, 'Relectrice'), await join(product, 'Seconde')];
  const { data } = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
  );
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    referent.session,
    [
      'createCampaign',
      {
        title: `Campagne ${title}`,
        territoryId: data?.territory.id,
        aim: 'Relire.',
        reviewsWanted: people.length,
      },
    ],
    'campaign { id slug }',
  );
  await act(product, referent.session, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  const draft = await readyDraft(product, author.session, { title, text });
  for (const file of files) {
    const uploadId = await depositFile(product, author.session, file);
    await act(product, author.session, ['attachFile', { draftId: draft.id, uploadId }], 'draft { id }');
  }
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  for (const { session } of [...people, ...spare])
    await act(product, session, ['joinCampaign', { id: campaign.id }], 'campaign { id }');
  const { submission } = await act<{ submission: { id: string } }>(
    product,
    author.session,
    ['submitForReview', { campaign: campaign.id, resource: resource.slug, words: '' }],
    'submission { id }',
  );
  const readers = await askReaders(stage, { people, submissionId: submission.id });
  return { slug: resource.slug, submissionId: submission.id, readers };
}

/** These people are asked, by the référent. */
export async function askReaders(
  { product, referent }: ReviewStage,
  { people, submissionId }: { people: readonly Person[]; submissionId: string },
): Promise<Reader[]> {
  const reviewerIds = await Promise.all(people.map((person) => idOf(product, person)));
  const { assignments } = await act<{ assignments: { id: string; reviewer: { slug: string } }[] }>(
    product,
    referent.session,
    ['assignReviewers', { submissionId, reviewerIds }],
    'assignments { id reviewer { slug } }',
  );
  return people.map((who) => ({
    who,
    id: assignments.find(({ reviewer }) => reviewer.slug === who.slug)?.id ?? '',
  }));
}

interface Opinion {
  readonly verdict?: Verdict;
  readonly strengths?: string;
  readonly mayBeShown?: boolean;
}

/** A whole review by a program, with the best grade everywhere; returns the grades. */
export async function sendReview(
  product: RunningProduct,
  { who, id }: Reader,
  { verdict = 'PUBLISHABLE', strengths = 'Clair.', mayBeShown = true }: Opinion = {},
): Promise<{ criterion: string; grade: number }[]> {
  await act(product, who.session, ['acceptAssignment', { id }], 'assignment { id }');
  const { data } = await ask<{ assignment: { campaign: { rubric: { criteria: { key: string }[] } } } }>(
    product.pages,
    'query($id: ID!) { assignment(id: $id) { campaign { rubric { criteria { key } } } } }',
    { id },
    who.session,
  );
  const criteria = data?.assignment.campaign.rubric.criteria ?? [];
  const answers = criteria.map(({ key }) => ({ criterion: key, grade: 1 }));
  const fields = { answers, strengths, verdict, usedAi: false, mayBeShown };
  await act(product, who.session, ['saveReview', { id, revision: 0, ...fields }], 'review { id }');
  await act(product, who.session, ['sendReview', { id }], 'review { id }');
  return answers;
}

async function idOf(product: RunningProduct, { slug }: Person): Promise<string> {
  const { data } = await ask<{ person: { id: string } }>(
    product.pages,
    'query($slug: String!) { person(name: $slug) { id } }',
    { slug },
  );
  return data?.person.id ?? '';
}
