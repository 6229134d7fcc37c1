import { describe, expect, it } from '@jest/globals';
import { Invitation, type InvitationState } from './invitation.js';
import { type CreditedPerson, creditOf, heirOf, isLastAuthor, type Member } from './membership.js';

const now = new Date('2026-12-01T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const invitation = (state: InvitationState = 'pending') => {
  const to = { id: 'i', resourceId: 'r', title: 'Fractions', role: 'co-author' as const };
  const [sent] = Invitation.send({ ...to, email: 'a@b.fr', accountId: null, invitedBy: 'x' }, ' ', now);
  return Object.assign(sent, { state });
};
const member = (accountId: string, role: Member['role'], since: number): Member => ({
  resourceId: 'r',
  accountId,
  agentId: `agent of ${accountId}`,
  role,
  since: later(since),
});

describe('an invitation', () => {
  it('waits, and says when it was sent', () => {
    const [sent, event] = Invitation.send({ ...invitation() }, 'Avec moi ?', now);
    expect([sent.state, sent.message, event.type]).toEqual(['pending', 'Avec moi ?', 'invitation.sent']);
    expect(invitation().message).toBeNull();
  });

  const verbs = {
    accepted: (each: Invitation) => each.accept(now),
    declined: (each: Invitation) => each.decline(now),
    cancelled: (each: Invitation) => each.cancel(now),
  };
  const allowed = new Set(['pending accepted', 'pending declined', 'pending cancelled']);
  it.each(
    (['pending', 'accepted', 'declined', 'cancelled'] as const).flatMap((from) =>
      (['accepted', 'declined', 'cancelled'] as const).map((to) => ({ from, to })),
    ),
  )('$from → $to', ({ from, to }) => {
    const each = invitation(from);
    if (!allowed.has(`${from} ${to}`)) {
      expect(() => verbs[to](each)).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ code: 'INVITATION_CLOSED' })] }),
      );
      expect(each.state).toBe(from);
      return;
    }
    verbs[to](each);
    expect([each.state, each.decidedAt]).toEqual([to, now]);
  });

  it('does not wait for ever', () => {
    expect(invitation().isOpen(later(59))).toBe(true);
    expect(invitation().isOpen(later(60))).toBe(false);
    expect(() => invitation().accept(later(60))).toThrow();
  });
});

describe('the last author', () => {
  it('is the only one, whoever writes beside her', () => {
    const alone = [member('a', 'author', 0), member('b', 'co-author', 1)];
    expect(isLastAuthor(alone, 'a')).toBe(true);
    expect(isLastAuthor(alone, 'b')).toBe(false);
    expect(isLastAuthor([...alone, member('c', 'author', 2)], 'a')).toBe(false);
  });

  it('is followed by the co-author who came first, never by a contributor', () => {
    const members = [
      member('a', 'author', 0),
      member('k', 'contributor', 1),
      member('c', 'co-author', 3),
      member('b', 'co-author', 2),
    ];
    expect(heirOf(members, 'a')?.accountId).toBe('b');
    expect(heirOf(members, 'b')?.accountId).toBe('c');
    expect(heirOf([member('a', 'author', 0), member('k', 'contributor', 1)], 'a')).toBeNull();
  });
});

describe('a credit', () => {
  const credit = (carriedRole: string | null, memberRole: CreditedPerson['memberRole']) =>
    creditOf({ agentId: 'a', name: 'A', creditWithdrawn: false, carriedRole, memberRole }).role;

  it.each([
    ['a member who came since', null, 'contributor', 'contributor'],
    ['a co-author who came since', null, 'co-author', 'co-author'],
    ['an author who handed over', 'author', 'co-author', 'author'],
    ['a co-author who took over', 'co-author', 'author', 'author'],
    ['somebody who left', 'contributor', null, 'contributor'],
    ['a role that an import brought', 'illustrateur', 'author', 'illustrateur'],
  ] as const)('%s: %s and %s is %s', (_who, carried, role, expected) => {
    expect(credit(carried, role)).toBe(expected);
  });

  it('that was taken back stays taken back', () => {
    const person = { agentId: 'a', name: 'A', carriedRole: 'author', memberRole: 'author' as const };
    expect(creditOf({ ...person, creditWithdrawn: true }).creditWithdrawn).toBe(true);
  });
});
