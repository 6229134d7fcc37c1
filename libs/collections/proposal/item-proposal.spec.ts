import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#platform/authorization';
import { ItemProposal, proposalLimits } from './item-proposal.js';

const now = new Date('2026-11-30T12:00:00Z');
const ids = { id: 'p', collectionId: 'c', resourceId: 'r', proposerId: 'a' };
const proposed = () => ItemProposal.make(ids, { reason: ' Dehors. ', isNamed: true }, now);

const verbs = {
  ask: (proposal: ItemProposal) => proposal.ask('Pour quel âge ?', now),
  reply: (proposal: ItemProposal) => proposal.reply('Dix ans.', now),
  accept: (proposal: ItemProposal) => proposal.accept({ by: 'b', itemId: 'i' }, now),
  refuse: (proposal: ItemProposal) => proposal.refuse({ by: 'b', answer: 'Déjà dit.' }, now),
  withdraw: (proposal: ItemProposal) => proposal.withdraw(now),
};
type Verb = keyof typeof verbs;
const anyVerbs = fc.array(
  fc.constantFrom<Verb>('ask', 'ask', 'reply', 'reply', 'accept', 'refuse', 'withdraw'),
  {
    maxLength: 30,
  },
);

function codeOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('a proposal to a collection', () => {
  it('has one turn after the other, of which each is the other side’s, and never more than fit', () => {
    fc.assert(
      fc.property(anyVerbs, (list) => {
        const proposal = proposed();
        for (const verb of list) codeOf(() => verbs[verb](proposal));
        const { thread } = proposal;
        expect(thread.map(({ fromCurators }) => fromCurators)).toEqual(thread.map((_, at) => at % 2 === 0));
        expect(thread.length).toBeLessThanOrEqual(proposalLimits.thread);
        expect(proposal.isOpen).toBe(proposal.decidedAt === null);
        if (proposal.state === 'asked') expect(thread.length % 2).toBe(1);
      }),
    );
  });

  it('has one answer, which nothing changes', () => {
    fc.assert(
      fc.property(fc.constantFrom<Verb>('accept', 'refuse', 'withdraw'), anyVerbs, (end, list) => {
        const proposal = proposed();
        verbs[end](proposal);
        const before = JSON.stringify(proposal);
        for (const verb of list) expect(codeOf(() => verbs[verb](proposal))).toBe('PROPOSAL_ANSWERED');
        expect(JSON.stringify(proposal)).toBe(before);
      }),
    );
  });

  it('says why, and is refused with a word', () => {
    const empty = { reason: ' \n', isNamed: true };
    expect(codeOf(() => ItemProposal.make(ids, empty, now))).toBe('REASON_MISSING');
    expect(proposed().reason).toBe('Dehors.');
    expect(codeOf(() => proposed().refuse({ by: 'b', answer: ' ' }, now))).toBe('REFUSAL_UNEXPLAINED');
    expect(codeOf(() => proposed().ask(' ', now))).toBe('WORDS_MISSING');
    expect(codeOf(() => proposed().reply('Dix ans.', now))).toBe('PROPOSAL_ANSWERED');
  });
});
