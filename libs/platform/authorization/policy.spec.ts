import { describe, expect, it } from '@jest/globals';
import { type Actor, definePolicy, requireAccount, visitor } from './index.js';

const policy = definePolicy<{ open: boolean; ownerId: string }>()({
  read: (actor, note) => note.open || actor.accountId === note.ownerId,
  readSecret: (actor, note) => actor.accountId === note.ownerId,
  write: (actor, note) => actor.accountId === note.ownerId,
});

const owner: Actor = { ...visitor, accountId: 'owner', credential: 'session' };
const stranger: Actor = { ...owner, accountId: 'stranger' };
const readToken: Actor = { ...owner, credential: 'token', mayWrite: false };
const open = { open: true, ownerId: 'owner' };
const closed = { open: false, ownerId: 'owner' };

describe('a policy', () => {
  it('hides what may not be read: it does not exist', () => {
    expect(() => policy.authorize(stranger, 'write', closed)).toThrow('NOT_FOUND');
    expect(() => policy.authorize(visitor, 'read', closed)).toThrow('NOT_FOUND');
    expect(() => policy.authorize(owner, 'read', null)).toThrow('NOT_FOUND');
  });

  it('forbids what may be read but not done, and asks a visitor to sign in', () => {
    expect(() => policy.authorize(stranger, 'write', open)).toThrow('FORBIDDEN');
    expect(() => policy.authorize(visitor, 'write', open)).toThrow('UNAUTHENTICATED');
    expect(policy.authorize(owner, 'write', closed)).toBe(closed);
  });

  it('lets a read-only credential read all that its owner reads, and write nothing', () => {
    expect(policy.can(readToken, 'read', closed)).toBe(true);
    expect(policy.can(readToken, 'readSecret', closed)).toBe(true);
    expect(() => policy.authorize(readToken, 'write', closed)).toThrow('FORBIDDEN');
    expect(() => requireAccount(readToken)).toThrow('FORBIDDEN');
    expect(() => requireAccount(visitor)).toThrow('UNAUTHENTICATED');
  });
});
