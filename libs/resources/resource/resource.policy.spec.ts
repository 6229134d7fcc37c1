import { describe, expect, it } from '@jest/globals';
import { type Actor, type MandateRole, visitor } from '#platform/authorization';
import type { MemberRole } from '../membership/membership.js';
import { resourcePolicy } from './resource.policy.js';
import type { Lifecycle, Visibility } from './resource.js';

const person: Actor = { ...visitor, accountId: 'account', agentId: 'agent', credential: 'session' };
const holding = (role: MandateRole): Actor => ({
  ...person,
  mandates: [{ id: role, role, territoryId: null, endsAt: null }],
});

const viewers: Record<string, [actor: Actor, role: MemberRole | null]> = {
  visitor: [visitor, null],
  stranger: [person, null],
  author: [person, 'author'],
  coAuthor: [person, 'co-author'],
  contributor: [person, 'contributor'],
  reader: [person, 'reader'],
  curator: [holding('curator'), null],
  referent: [holding('referent'), null],
  moderator: [holding('moderator'), null],
  administrator: [holding('administrator'), null],
};
const actions = [
  'read',
  'readContent',
  'readLineage',
  'readDraft',
  'update',
  'readProposals',
  'propose',
  'deleteDraft',
  'withdraw',
  'report',
  'hide',
  'show',
] as const;
type State = `${Lifecycle} ${Visibility}`;

const members = ['author', 'coAuthor', 'contributor', 'reader'];
const everybody = Object.keys(viewers);
const writers = ['author', 'coAuthor'];
const moderators = ['moderator', 'administrator'];
const own = { readDraft: members, readProposals: writers, deleteDraft: writers };
const nobody: string[] = [];

/** Who may do what in each state; an action that is not named is nobody's. */
const table: Record<State, Partial<Record<(typeof actions)[number], string[]>>> = {
  'draft shown': { ...own, read: members, update: writers },
  'draft hidden': { ...own, read: members, update: writers, show: moderators },
  'published shown': {
    ...own,
    read: everybody,
    readContent: everybody,
    readLineage: everybody,
    update: writers,
    propose: everybody.filter((viewer) => viewer !== 'visitor' && !writers.includes(viewer)),
    withdraw: ['author'],
    report: everybody,
    hide: moderators,
  },
  'published hidden': {
    ...own,
    read: everybody,
    readContent: [...members, ...moderators],
    readLineage: [...members, ...moderators],
    update: writers,
    withdraw: ['author'],
    show: moderators,
  },
  'withdrawn shown': { ...own, read: everybody, readLineage: everybody, hide: moderators },
  'withdrawn hidden': { ...own, read: everybody, show: moderators },
};

const cells = Object.entries(table).flatMap(([state, allowed]) =>
  actions.map((action) => ({ state, action, expected: allowed[action] ?? nobody })),
);

const resourceIn = (state: string) => {
  const [lifecycle, visibility] = state.split(' ') as [Lifecycle, Visibility];
  return { lifecycle, visibility };
};

describe('who may do what to a resource', () => {
  it.each(cells)('$state: $action → $expected', ({ state, action, expected }) => {
    const resource = resourceIn(state);
    const allowed = everybody.filter((viewer) => {
      const [actor, role] = viewers[viewer] ?? [visitor, null];
      return resourcePolicy.can(actor, action, { resource, role });
    });
    expect(allowed).toEqual(expected);
  });

  it('being a member takes nothing away, but asking what is hers to do: what anybody may read needs no look at who is one', () => {
    for (const state of Object.keys(table))
      for (const action of actions.filter((each) => each !== 'propose'))
        for (const [actor, role] of Object.values(viewers)) {
          const resource = resourceIn(state);
          if (resourcePolicy.can(actor, action, { resource, role: null }))
            expect([state, action, resourcePolicy.can(actor, action, { resource, role })]).toEqual([
              state,
              action,
              true,
            ]);
        }
  });

  it('a read-only token of the author reads as she does and changes nothing', () => {
    const token: Actor = { ...person, credential: 'token', mayWrite: false };
    for (const state of Object.keys(table))
      for (const action of actions) {
        const access = { resource: resourceIn(state), role: 'author' as const };
        const expected = action.startsWith('read') && resourcePolicy.can(person, action, access);
        expect(resourcePolicy.can(token, action, access)).toBe(expected);
      }
  });
});
