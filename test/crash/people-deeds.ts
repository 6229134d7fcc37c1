import { act, ask } from '../support/api.js';
import { readyDraft } from '../support/drafts.js';
import { join, mailsTo } from '../support/people.js';
import { type Company, type Deed, type Doing, found, newPublished, newWord, orRefused } from './deed.js';

/** What a visitor reads at the address, the tombstone included. */
async function stateSeen({ house }: Company, slug: string): Promise<string> {
  const query = 'query($slug: String!) { resource(slug: $slug) { state tombstone { reason } } }';
  const { data } = await ask<{ resource: { state: string; tombstone: { reason: string } | null } | null }>(
    house.product.pages,
    query,
    { slug },
  );
  if (data?.resource === null) return 'nothing';
  return `${data?.resource.state} ${data?.resource.tombstone?.reason ?? ''}`.trim();
}

function withdrawing(isFollowed: boolean) {
  return async (company: Company): Promise<Doing> => {
    const { house, writer } = company;
    const word = newWord();
    const id = await newPublished(company, `À retirer ${word}`);
    const wish = { id, category: 'OTHER', reason: 'Plus à jour.' };
    const withdraw = () => act(house.product, writer, ['withdrawResource', wish], 'resource { id }');
    return {
      act: withdraw,
      again: () => orRefused(withdraw, 'FORBIDDEN', 'WITHDRAWN', 'NOT_FOUND'),
      see: async () => {
        const seen = await stateSeen(company, id);
        if (seen === 'PUBLISHED') return 'old';
        if (seen !== `WITHDRAWN ${wish.reason}`) return seen;
        if (!isFollowed) return 'new';
        return (await found(company, word)) === 0 ? 'new' : 'withdrawn and still found';
      },
      after: isFollowed ? ['new', 'withdrawn and still found'] : ['old'],
    };
  };
}

async function hiding(company: Company): Promise<Doing> {
  const { house, moderator } = company;
  const id = await newPublished(company, 'À masquer');
  const hide = () =>
    act(
      house.product,
      moderator,
      ['hideResource', { id, reason: 'Des élèves y sont nommés.' }],
      'resource { id }',
    );
  const decisions = () => house.count('moderation_decision where resource_id = $1', [id]);
  return {
    act: hide,
    again: () => orRefused(hide, 'ALREADY_HIDDEN'),
    see: async () => {
      const [seen, taken] = [await stateSeen(company, id), await decisions()];
      if (seen === 'PUBLISHED' && taken === 0) return 'old';
      return seen === 'HIDDEN' && taken === 1 ? 'new' : `${seen}, ${taken} decisions`;
    },
    after: ['new'],
  };
}

/** Who asked is out at once, and what she left is gone at the end, once. */
async function erasing({ house }: Company): Promise<Doing> {
  const person = await join(house.product, 'Partante');
  const { id } = await readyDraft(house.product, person.session);
  await act(house.product, person.session, ['publishResource', { draftId: id }], 'resource { id }');
  await readyDraft(house.product, person.session, { title: 'Commencé' });
  const [account] = await house.rows<{ id: string }>('select id from account where email = $1', [
    person.email,
  ]);
  const wish = { choice: 'WITHDRAW', currentPassword: person.password };
  return {
    act: () => act(house.product, person.session, ['deleteAccount', wish], 'accepted'),
    again: () => Promise.resolve(), // there is nobody any more who could ask
    see: async () => {
      const { data } = await ask<{ viewer: object | null }>(
        house.product.pages,
        '{ viewer { id } }',
        {},
        person.session,
      );
      const isIn = Boolean(data?.viewer);
      const isShell = await house.count('account where id = $1 and email = $2', [
        account?.id,
        `${account?.id}@ferme.invalid`,
      ]);
      if (isShell === 0) return isIn ? 'old' : 'out, not erased';
      const erased = await house.count(`audit_entry where verb = 'account.erase' and subject_id = $1`, [
        account?.id,
      ]);
      const told = mailsTo(house.product, person.email).filter(({ subject }) => subject.includes('supprimé'));
      // The mail follows the last step, by the queue.
      if (!isIn && erased === 1 && told.length === 0) return 'out, not told';
      return !isIn && erased === 1 && told.length === 1
        ? 'new'
        : `${isIn ? 'in' : 'out'}, erased ${erased} times, told ${told.length} times`;
    },
    after: ['out, not erased', 'out, not told', 'new'],
  };
}

/** Lines of her inbox are mailed once or, when the process dies at the wrong instant, not at all; they stay in the inbox. */
async function digesting(company: Company): Promise<Doing> {
  const { house, author } = company;
  const [account] = await house.rows<{ id: string }>('select id from account where email = $1', [
    author.email,
  ]);
  // Her own publications are read by others: an adaptation is told to her.
  const source = await newPublished(company, 'À adapter et à dire');
  const adapted = await act<{ draft: { id: string; revision: number } }>(
    house.product,
    company.other.session,
    ['remixResource', { id: source }],
    'draft { id revision }',
  );
  const changes = { adaptationReasons: ['plus-court'], adaptationChanges: 'Une séance.' };
  await act(
    house.product,
    company.other.session,
    ['updateDraft', { ...adapted.draft, ...changes }],
    'draft { id }',
  );
  await act(
    house.product,
    company.other.session,
    ['publishResource', { draftId: adapted.draft.id }],
    'resource { id }',
  );
  await house.queueIsEmpty();
  await house.rows(
    `update notification set created_at = created_at - interval '9 days' where account_id = $1 and digested_at is null`,
    [account?.id],
  );
  const waiting = `notification where account_id = $1 and digested_at is null`;
  const kept = `notification where account_id = $1`;
  const [lines, mails] = [
    await house.count(kept, [account?.id]),
    mailsTo(house.product, author.email).length,
  ];
  const due = () =>
    house.rows(`select graphile_worker.add_job('digest.due', json_build_object('accountId', $1::text))`, [
      account?.id,
    ]);
  return {
    act: due,
    again: due,
    see: async () => {
      const left = await house.count(waiting, [account?.id]);
      const sent = mailsTo(house.product, author.email).length - mails;
      const there = await house.count(kept, [account?.id]);
      if (there !== lines || sent > 1) return `${there} lines of ${lines}, ${sent} mails`;
      return left > 0 && sent === 0 ? 'old' : left === 0 ? 'new' : `${left} lines wait after ${sent} mails`;
    },
    after: ['new'],
  };
}

export const peopleDeeds: readonly Deed[] = [
  { point: 'withdraw.tombstone', what: 'a withdrawal', begin: withdrawing(false) },
  { point: 'withdraw.unindexed', what: 'a withdrawal to be found no more', begin: withdrawing(true) },
  { point: 'moderation.hidden', what: 'a resource hidden', begin: hiding },
  ...[2, 6, 8].map((step): Deed => ({
    ...{ point: 'erase.step', order: `erase.step:${step}` },
    ...{ what: 'an account deleted', begin: erasing },
  })),
  { point: 'digest.taken', what: 'a digest', begin: digesting },
];
