import { act, ask } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, type Person } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';

/** Somebody who was asked to review, and her assignment. */
export interface Reader {
  readonly who: Person;
  readonly id: string;
}

export interface BeingReviewed {
  readonly slug: string;
  readonly submissionId: string;
  readonly readers: readonly [Reader, Reader];
}

interface People {
  readonly referent: Person;
  readonly author: Person;
}

/** A resource in two passages that two people are asked to review, as programs make it. */
export async function beingReviewed(
  product: RunningProduct,
  { referent, author }: People,
  title: string,
): Promise<BeingReviewed> {
  const { data } = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
    {},
  );
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    referent.session,
    ['createCampaign', { title: `Campagne ${title}`, territoryId: data?.territory.id, aim: 'Relire.' }],
    'campaign { id slug }',
  );
  await act(product, referent.session, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  const text = 'On partage une tarte en quatre.\n\nOn compare deux parts.\n';
  const draft = await readyDraft(product, author.session, { title, text });
  const { resource } = await act<{ resource: { slug: string } }>(
    product,
    author.session,
    ['publishResource', { draftId: draft.id }],
    'resource { slug }',
  );
  const people = [await join(product, 'Relectrice'), await join(product, 'Seconde')] as const;
  for (const { session } of people)
    await act(product, session, ['joinCampaign', { id: campaign.id }], 'campaign { id }');
  const { submission } = await act<{ submission: { id: string } }>(
    product,
    author.session,
    ['submitForReview', { campaign: campaign.id, resource: resource.slug, words: '' }],
    'submission { id }',
  );
  const readers = await readersOf(product, { referent, people, submissionId: submission.id });
  return { slug: resource.slug, submissionId: submission.id, readers };
}

/** These two are asked, by the référent. */
export async function readersOf(
  product: RunningProduct,
  {
    referent,
    people,
    submissionId,
  }: { referent: Person; people: readonly [Person, Person]; submissionId: string },
): Promise<[Reader, Reader]> {
  const reviewerIds = await Promise.all(people.map((who) => idOf(product, who)));
  const { assignments } = await act<{ assignments: { id: string; reviewer: { slug: string } }[] }>(
    product,
    referent.session,
    ['assignReviewers', { submissionId, reviewerIds }],
    'assignments { id reviewer { slug } }',
  );
  const readerOf = (who: Person): Reader => ({
    who,
    id: assignments.find(({ reviewer }) => reviewer.slug === who.slug)?.id ?? '',
  });
  return [readerOf(people[0]), readerOf(people[1])];
}

async function idOf(product: RunningProduct, { slug }: Person): Promise<string> {
  const { data } = await ask<{ person: { id: string } }>(
    product.pages,
    'query($slug: String!) { person(name: $slug) { id } }',
    { slug },
  );
  return data?.person.id ?? '';
}

/** A whole review, by a program. */
export async function review(product: RunningProduct, { who, id }: Reader): Promise<void> {
  await act(product, who.session, ['acceptAssignment', { id }], 'assignment { id }');
  const { data } = await ask<{ assignment: { campaign: { rubric: { criteria: { key: string }[] } } } }>(
    product.pages,
    'query($id: ID!) { assignment(id: $id) { campaign { rubric { criteria { key } } } } }',
    { id },
    who.session,
  );
  const answers = data?.assignment.campaign.rubric.criteria.map(({ key }) => ({ criterion: key, grade: 1 }));
  const fields = { answers, strengths: 'Clair.', verdict: 'PUBLISHABLE', usedAi: false, mayBeShown: true };
  await act(product, who.session, ['saveReview', { id, revision: 0, ...fields }], 'review { id }');
  await act(product, who.session, ['sendReview', { id }], 'review { id }');
}
