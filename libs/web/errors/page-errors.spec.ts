import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ArgumentsHost, NotFoundException } from '@nestjs/common';
import { GraphqlRefusal } from '#platform/graphql';
import type { Pages } from '../layout/pages.js';
import { PageErrors } from './page-errors.filter.js';

const show = jest.fn();
const redirect = jest.fn();
const viewer = { confirmed: true, person: { name: 'A', slug: 'a' }, viewerCan: { moderate: false } };

async function answer(
  failure: unknown,
  { signedIn = false, accepts = 'html', referer = '', method = 'GET', body = {} } = {},
) {
  const pages = { show, redirect, layout: async () => ({ viewer: signedIn ? viewer : null }) };
  const json = jest.fn();
  const response = {
    headersSent: false,
    status: () => ({ json }),
    set: () => undefined,
    req: { method, originalUrl: '/brouillons/1', body, accepts: () => accepts, get: () => referer },
  };
  const host = { getType: () => 'http', switchToHttp: () => ({ getResponse: () => response }) };
  await new PageErrors(pages as unknown as Pages).catch(failure, host as unknown as ArgumentsHost);
  return { json, status: show.mock.calls[0]?.[3], path: redirect.mock.calls[0]?.[1] };
}

describe('a page that fails', () => {
  beforeEach(() => {
    show.mockClear();
    redirect.mockClear();
  });

  it('sends a visitor to sign in and come back', async () => {
    const { path } = await answer(new GraphqlRefusal('UNAUTHENTICATED', ''));
    expect(path).toBe('/connexion?suite=%2Fbrouillons%2F1');
  });

  it('comes back to the page of the form, not to the address that received it', async () => {
    const referer = 'http://localhost:3000/brouillons/1/droits';
    const { path } = await answer(new GraphqlRefusal('UNAUTHENTICATED', ''), { method: 'POST', referer });
    expect(path).toBe('/connexion?suite=%2Fbrouillons%2F1%2Fdroits');
  });

  it.each<[string, object, boolean]>([
    ['a sentence', { words: 'Deux mots' }, true],
    ['many answers', { a: '1', b: '2', c: '3', d: '4' }, true],
    ['a review, with the passage of a remark', { passage: '', strengths: 'Deux mots' }, true],
    ['a campaign, with the code of a territory', { territoryCode: 'dep-01', aim: 'Deux mots' }, true],
    ['a mere button', { revision: '3', suite: 'plus-tard' }, false],
    ['a form with a password', { email: 'a@b.fr', password: 'quatre mots que voici' }, false],
    ['the same, beside another', { words: 'Deux mots', currentPassword: 'quatre mots que voici' }, false],
    ['the secret of a mail', { jeton: 'x', publicName: 'Deux mots' }, false],
    ['a code', { renewCode: '000 000', words: 'Deux mots' }, false],
  ])('keeps what was written when the session ended: %s', async (_what, body, isKept) => {
    const { status, path } = await answer(new GraphqlRefusal('UNAUTHENTICATED', ''), {
      method: 'POST',
      body,
    });
    expect([status, path]).toEqual(isKept ? [401, undefined] : [undefined, '/connexion']);
  });

  it.each([
    [new GraphqlRefusal('FORBIDDEN', ''), 403],
    [new GraphqlRefusal('NOT_FOUND', ''), 404],
    [new GraphqlRefusal('TOO_MANY', ''), 429],
    [new NotFoundException(), 404],
    [Object.assign(new Error(), { status: 413 }), 413],
  ])('says %s with its status to who is signed in', async (failure, status) => {
    expect((await answer(failure, { signedIn: true })).status).toBe(status);
  });

  it('answers JSON to a program', async () => {
    const { json, status } = await answer(new NotFoundException(), { accepts: 'json' });
    expect(json).toHaveBeenCalledWith({ statusCode: 404 });
    expect(status).toBeUndefined();
  });
});
