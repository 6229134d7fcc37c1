import { describe, expect, it } from '@jest/globals';
import { visitor } from '#platform/authorization';
import { NothingProposed, ProposalClosed, ProposalReasonMissing } from './proposal.errors.js';
import { proposalPolicy } from './proposal.policy.js';
import { Proposal, type ProposalState } from './proposal.js';

const now = new Date('2026-03-02T10:00:00Z');
const wish = { reason: ' Une faute. ', baseVersionId: 'version-2', changes: 1 };
const answer = { by: 'author', message: ' Merci. ', forVersion: 3 };

const begun = (): Proposal =>
  Proposal.begin(
    { id: 'p', resourceId: 'r', baseVersionId: 'version-1', draftId: 'd', proposerId: 'proposer' },
    now,
  );
const inState = (state: ProposalState): Proposal =>
  Object.assign(begun(), { state, sentAt: state === 'preparing' ? null : now });

const verbs = {
  send: (proposal: Proposal) => proposal.send(wish, now),
  withdraw: (proposal: Proposal) => proposal.withdraw(),
  decide: (proposal: Proposal) => proposal.decide(answer, now),
  adapt: (proposal: Proposal) => proposal.adapt(),
};

/** Where each verb leads from each state; null: it is refused. */
const table: Record<ProposalState, Record<keyof typeof verbs, ProposalState | null>> = {
  preparing: { send: 'sent', withdraw: null, decide: null, adapt: 'adapted' },
  sent: { send: null, withdraw: 'withdrawn', decide: 'decided', adapt: 'adapted' },
  withdrawn: { send: 'sent', withdraw: null, decide: null, adapt: 'adapted' },
  decided: { send: null, withdraw: null, decide: null, adapt: 'decided' },
  adapted: { send: null, withdraw: null, decide: null, adapt: null },
};

describe('a proposal', () => {
  it.each(Object.keys(table) as ProposalState[])('%s: goes where its table says', (state) => {
    for (const [verb, act] of Object.entries(verbs)) {
      const proposal = inState(state);
      const to = table[state][verb as keyof typeof verbs];
      if (to === null) expect(() => act(proposal)).toThrow(ProposalClosed);
      else act(proposal);
      expect([verb, proposal.state]).toEqual([verb, to ?? state]);
    }
  });

  it('keeps what was said without the spaces around, and from which version it counts', () => {
    const proposal = begun();
    expect(proposal.send(wish, now)).toMatchObject({ type: 'proposal.sent', proposalId: 'p' });
    expect(proposal).toMatchObject({ reason: 'Une faute.', baseVersionId: 'version-2', sentAt: now });
    expect(proposal.decide(answer, now)).toMatchObject({ type: 'proposal.decided', proposalId: 'p' });
    expect(proposal).toMatchObject({ message: 'Merci.', decidedBy: 'author', decidedAt: now, forVersion: 3 });
  });

  it('is not sent without a reason, nor without a change', () => {
    expect(() => begun().send({ ...wish, reason: ' ' }, now)).toThrow(ProposalReasonMissing);
    expect(() => begun().send({ ...wish, changes: 0 }, now)).toThrow(NothingProposed);
  });
});

describe('who may do what with a proposal', () => {
  const resource = { lifecycle: 'published', visibility: 'shown' } as const;
  const signedIn = (accountId: string) => ({ ...visitor, accountId, mayWrite: true });
  const people = {
    visitor: [visitor, null],
    stranger: [signedIn('stranger'), null],
    reader: [signedIn('reader'), 'contributor'],
    proposer: [signedIn('proposer'), null],
    coAuthor: [signedIn('other'), 'co-author'],
    author: [signedIn('author'), 'author'],
  } as const;
  const allowed = (action: Parameters<typeof proposalPolicy.can>[1], state: ProposalState): string[] =>
    Object.entries(people).flatMap(([name, [actor, role]]) =>
      proposalPolicy.can(actor, action, { proposal: inState(state), resource, role }) ? [name] : [],
    );

  it('is the proposer’s while it is prepared, and the authors’ to read and to decide once it is sent', () => {
    expect(allowed('read', 'preparing')).toEqual(['proposer']);
    expect(allowed('read', 'sent')).toEqual(['proposer', 'coAuthor', 'author']);
    expect(allowed('decide', 'preparing')).toEqual([]);
    expect(allowed('decide', 'sent')).toEqual(['coAuthor', 'author']);
    for (const action of ['withdraw', 'adapt'] as const)
      expect(allowed(action, 'sent')).toEqual(['proposer']);
  });

  it('shows its changes to its authors while it waits and once it is answered, not when it was taken back', () => {
    for (const state of ['sent', 'decided'] as const)
      expect(allowed('readChanges', state)).toEqual(['proposer', 'coAuthor', 'author']);
    for (const state of ['preparing', 'withdrawn', 'adapted'] as const)
      expect(allowed('readChanges', state)).toEqual(['proposer']);
  });

  it('is nobody’s to decide on a resource that was withdrawn', () => {
    const access = {
      proposal: inState('sent'),
      resource: { ...resource, lifecycle: 'withdrawn' },
      role: 'author',
    };
    expect(proposalPolicy.can(signedIn('author'), 'decide', access as never)).toBe(false);
  });
});
