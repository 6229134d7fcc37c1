import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AccountService, IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Actor, visitor } from '#platform/authorization';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher } from '../../../test/support/builders.js';
import { type Resource, ResourcesModule } from '../index.js';
import { MembershipService } from './membership.service.js';

jest.setTimeout(60_000);

let product: TestApplication;
let author: Actor;
let colleague: Actor;
let resource: Resource;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule]);
});
afterAll(() => product.stop());

beforeEach(async () => {
  author = await newTeacher(product, 'Autrice');
  colleague = await newTeacher(product, 'Collègue');
  resource = await newPublished(product, author);
  await product.drain();
});

interface Told {
  email: string;
  person: { slug: string; id: string };
  invitations: {
    id: string;
    title: string;
    role: string;
    sentTo: string | null;
    viewerCan: { answer: boolean };
  }[];
  notifications: { edges: { node: { title: string; path: string } }[] };
}
const me = async (actor: Actor): Promise<Told> =>
  (
    await product.ask<{ viewer: Told }>(
      actor,
      '{ viewer { email person { slug id } invitations { id title role sentTo viewerCan { answer } } notifications { edges { node { title path } } } } }',
    )
  ).viewer;
const titles = async (actor: Actor) => (await me(actor)).notifications.edges.map(({ node }) => node.title);

async function act(
  actor: Actor,
  name: string,
  input: object,
  type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`,
) {
  const answer = await product.ask<Record<string, { userErrors: { code: string; field: string | null }[] }>>(
    actor,
    `mutation($input: ${type}!) { ${name}(input: $input) { userErrors { code field } } }`,
    { input },
  );
  await product.drain();
  return answer[name]?.userErrors.map(({ code }) => code);
}
const invite = (person: string, role = 'CO_AUTHOR', actor = author) =>
  act(actor, 'inviteCoAuthor', { resource: resource.id, person, role });
const answer = (actor: Actor, id: string, accepted: boolean) =>
  act(actor, 'answerInvitation', { id, accepted });
async function join(actor: Actor, role = 'CO_AUTHOR'): Promise<void> {
  expect(await invite((await me(actor)).person.slug, role)).toEqual([]);
  expect(await answer(actor, (await me(actor)).invitations[0]?.id ?? '', true)).toEqual([]);
}
const handOver = async (to: Actor) =>
  act(author, 'handOverResource', { resource: resource.id, person: (await me(to)).person.slug });
const leave = (actor: Actor) => act(actor, 'leaveResource', { id: resource.id }, 'IdInput');

interface Seen {
  members: { role: string; person: { name: string } }[];
  invitations: { id: string; sentTo: string | null; role: string; state: string }[];
  nextCredits: { name: string; role: string }[];
  version: { authors: { name: string; role: string }[] } | null;
  viewerCan: { update: boolean; invite: boolean; leave: boolean };
}
const seenBy = async (actor: Actor): Promise<Seen> =>
  (
    await product.ask<{ resource: Seen }>(
      actor,
      `query($slug: String!) { resource(slug: $slug) { members { role person { name } } invitations { id sentTo role state }
        nextCredits { name role } version { authors { name role } } viewerCan { update invite leave } } }`,
      { slug: resource.id },
    )
  ).resource;
const roles = async () => (await seenBy(author)).members.map(({ role, person }) => `${person.name} ${role}`);

async function publishNext(actor: Actor): Promise<void> {
  const { startVersion } = await product.ask<{ startVersion: { draft: { id: string } } }>(
    actor,
    'mutation($id: ID!) { startVersion(input: { id: $id }) { draft { id } } }',
    { id: resource.id },
  );
  const { publishResource } = await product.ask<{ publishResource: { userErrors: object[] } }>(
    actor,
    'mutation($id: ID!) { publishResource(input: { draftId: $id, whatChanged: "Une séance." }) { userErrors { code } } }',
    { id: startVersion.draft.id },
  );
  expect(publishResource.userErrors).toEqual([]);
}

describe('an invitation', () => {
  it('tells who it is for, and makes her a co-author when she accepts, not before', async () => {
    expect(await invite((await me(colleague)).email)).toEqual([]);
    expect(await titles(colleague)).toEqual([
      expect.stringMatching(
        /^Autrice.* vous invite à écrire avec vous «\u00a0Les fractions au quotidien\u00a0»$/,
      ),
    ]);
    const [waiting] = (await me(colleague)).invitations;
    expect(waiting).toMatchObject({ title: 'Les fractions au quotidien', role: 'CO_AUTHOR', sentTo: null });
    expect((await seenBy(colleague)).viewerCan.update).toBe(false);
    expect(await answer(colleague, waiting?.id ?? '', true)).toEqual([]);
    expect((await seenBy(colleague)).viewerCan).toEqual({ update: true, invite: false, leave: true });
    expect(await titles(author)).toEqual([expect.stringMatching(/^Collègue.* signe maintenant avec vous/)]);
    expect(await roles()).toEqual(['Autrice AUTHOR', 'Collègue CO_AUTHOR']);
  });

  it('is mailed at once, with its page', async () => {
    const { email } = await me(colleague);
    await invite(email);
    const [mail] = (await product.mails()).filter(({ to }) => to === email);
    expect(mail?.text).toMatch(/\/invitations\/[0-9a-f-]{36}\n/);
  });

  it('looks the same whether the address has an account or not', async () => {
    const taken = await invite((await me(colleague)).email);
    const free = await invite('personne-ici@ac-exemple.fr');
    expect(free).toEqual(taken);
    const { invitations } = await seenBy(author);
    expect(invitations.map(({ sentTo, role, state }) => [sentTo, role, state])).toEqual([
      ['personne-ici@ac-exemple.fr', 'CO_AUTHOR', 'PENDING'],
      [(await me(colleague)).email, 'CO_AUTHOR', 'PENDING'],
    ]);
    expect((await product.mails()).filter(({ to }) => to === 'personne-ici@ac-exemple.fr')).toEqual([]);
  });

  it('says nothing either of an address that is a member’s, or the author’s own', async () => {
    await join(colleague);
    expect(await invite((await me(colleague)).email)).toEqual([]);
    expect(await invite((await me(author)).email)).toEqual([]);
    expect((await me(colleague)).invitations).toEqual([]);
    expect((await me(author)).invitations).toEqual([]);
  });

  it('by a public page needs somebody with an account, who is not there yet', async () => {
    expect(await invite('personne-de-ce-nom')).toEqual(['PERSON_UNKNOWN']);
    expect(await invite('pas une adresse @ du tout')).toEqual(['PERSON_UNKNOWN']);
    expect(await invite((await me(author)).person.slug)).toEqual(['ALREADY_MEMBER']);
    expect(await invite(`https://essaim.test/u/${(await me(colleague)).person.slug}?x=1`)).toEqual([]);
    expect((await me(colleague)).invitations).toHaveLength(1);
  });

  it('is told once: who has it, or said no, is not asked again', async () => {
    const { email } = await me(colleague);
    await invite(email);
    await invite(email);
    expect((await me(colleague)).invitations).toHaveLength(1);
    await answer(colleague, (await me(colleague)).invitations[0]?.id ?? '', false);
    await invite(email);
    expect((await me(colleague)).invitations).toEqual([]);
    expect(await titles(author)).toEqual([expect.stringContaining('préfère ne pas signer')]);
    expect(await titles(colleague)).toHaveLength(1);
  });

  it('is answered once, by who it is for, and not after it was cancelled', async () => {
    const stranger = await newTeacher(product, 'Inconnue');
    await invite((await me(colleague)).email);
    const id = (await me(colleague)).invitations[0]?.id ?? '';
    expect(await answer(stranger, id, true)).toEqual(['NOT_FOUND']);
    expect(await answer(author, id, true)).toEqual(['NOT_FOUND']);
    expect(await act(colleague, 'cancelInvitation', { id }, 'IdInput')).toEqual(['FORBIDDEN']);
    expect(await act(author, 'cancelInvitation', { id }, 'IdInput')).toEqual([]);
    expect(await answer(colleague, id, true)).toEqual(['INVITATION_CLOSED']);
    expect(await roles()).toEqual(['Autrice AUTHOR']);
  });

  it('is accepted once, whatever is pressed at the same time', async () => {
    await invite((await me(colleague)).email);
    const id = (await me(colleague)).invitations[0]?.id ?? '';
    const said = await Promise.all([true, false, true, false].map((yes) => answer(colleague, id, yes)));
    expect(said.filter((codes) => codes?.length === 0)).toHaveLength(1);
  });

  it('is the authors’ to send: not co-authors’, contributors’ nor strangers’', async () => {
    await join(colleague);
    const helper = await newTeacher(product, 'Aide');
    await join(helper, 'CONTRIBUTOR');
    const person = 'x@ac-exemple.fr';
    expect(await invite(person, 'CO_AUTHOR', colleague)).toEqual(['FORBIDDEN']);
    expect(await invite(person, 'CO_AUTHOR', helper)).toEqual(['FORBIDDEN']);
    expect(await invite(person, 'CO_AUTHOR', await newTeacher(product, 'Inconnue'))).toEqual(['FORBIDDEN']);
    expect(await invite(person, 'CO_AUTHOR', visitor)).toEqual(['UNAUTHENTICATED']);
  });

  it('keeps its title when the resource changes afterwards', async () => {
    await invite((await me(colleague)).email);
    await act(author, 'correctTitle', { id: resource.id, title: 'Un titre que seule l’autrice connaît' });
    expect((await me(colleague)).invitations[0]?.title).toBe('Les fractions au quotidien');
  });

  it('cannot be sent by hundreds', async () => {
    for (let n = 0; n < 20; n += 1) expect(await invite(`x${n}@ac-exemple.fr`)).toEqual([]);
    expect(await invite('x20@ac-exemple.fr')).toEqual(['TOO_MANY_INVITATIONS']);
  });
});

describe('members', () => {
  it('are known to members; everybody else sees the credits', async () => {
    await join(colleague);
    const stranger = await seenBy(await newTeacher(product, 'Inconnue'));
    expect([stranger.members, stranger.invitations, stranger.nextCredits]).toEqual([[], [], []]);
    expect((await seenBy(visitor)).members).toEqual([]);
    expect((await seenBy(colleague)).members).toHaveLength(2);
    expect((await seenBy(colleague)).invitations).toEqual([]);
  });

  it('of whom contributors are credited and write nothing', async () => {
    await join(colleague, 'CONTRIBUTOR');
    expect((await seenBy(colleague)).viewerCan).toEqual({ update: false, invite: false, leave: true });
    expect(await act(colleague, 'startVersion', { id: resource.id }, 'IdInput')).toEqual(['FORBIDDEN']);
  });
});

describe('credits', () => {
  it('name who joined from the next version on, each with her role, in the order chosen', async () => {
    const helper = await newTeacher(product, 'Aide');
    await join(colleague);
    await join(helper, 'CONTRIBUTOR');
    expect((await seenBy(visitor)).version?.authors).toEqual([{ name: 'Autrice', role: 'author' }]);
    expect((await seenBy(author)).nextCredits.map(({ name }) => name)).toEqual([
      'Autrice',
      'Collègue',
      'Aide',
    ]);
    const ids = await Promise.all([helper, author].map(async (each) => (await me(each)).person.id));
    expect(await act(author, 'orderCredits', { resource: resource.id, people: ids })).toEqual([]);
    await publishNext(colleague);
    expect((await seenBy(visitor)).version?.authors).toEqual([
      { name: 'Aide', role: 'contributor' },
      { name: 'Autrice', role: 'author' },
      { name: 'Collègue', role: 'co-author' },
    ]);
    expect(await act(colleague, 'orderCredits', { resource: resource.id, people: ids })).toEqual([
      'FORBIDDEN',
    ]);
  });

  it('stay when a member leaves', async () => {
    await join(colleague);
    await publishNext(author);
    expect(await leave(colleague)).toEqual([]);
    expect((await seenBy(visitor)).version?.authors.map(({ name }) => name)).toEqual(['Autrice', 'Collègue']);
    await publishNext(author);
    expect((await seenBy(visitor)).version?.authors.map(({ name }) => name)).toEqual(['Autrice', 'Collègue']);
    expect((await seenBy(colleague)).viewerCan).toEqual({ update: false, invite: false, leave: false });
  });

  it('do not come for whoever left before anything was published with her', async () => {
    await join(colleague);
    await leave(colleague);
    await publishNext(author);
    expect((await seenBy(visitor)).version?.authors.map(({ name }) => name)).toEqual(['Autrice']);
  });
});

describe('handing over', () => {
  it('needs a member, who accepts; the former author goes on writing', async () => {
    expect(await handOver(colleague)).toEqual(['NOT_MEMBER']);
    await join(colleague);
    expect(await handOver(colleague)).toEqual([]);
    expect(await roles()).toEqual(['Autrice AUTHOR', 'Collègue CO_AUTHOR']);
    expect((await titles(colleague))[0]).toContain('vous confie la ressource');
    expect(await answer(colleague, (await me(colleague)).invitations[0]?.id ?? '', true)).toEqual([]);
    expect(await roles()).toEqual(['Collègue AUTHOR', 'Autrice CO_AUTHOR']);
    expect((await titles(author))[0]).toContain('est maintenant responsable de');
    expect((await seenBy(author)).viewerCan).toEqual({ update: true, invite: false, leave: true });
  });

  it('ends when who gave is no author any more', async () => {
    const other = await newTeacher(product, 'Autre');
    await join(colleague);
    await join(other);
    await handOver(colleague);
    await handOver(other);
    const first = (await me(colleague)).invitations[0]?.id ?? '';
    const second = (await me(other)).invitations[0]?.id ?? '';
    expect(await answer(colleague, first, true)).toEqual([]);
    expect(await answer(other, second, true)).toEqual(['INVITATION_CLOSED']);
    expect((await roles()).filter((line) => line.endsWith(' AUTHOR'))).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('is refused to the last author, until somebody takes over', async () => {
    expect(await leave(author)).toEqual(['LAST_AUTHOR']);
    await join(colleague);
    expect(await leave(author)).toEqual(['LAST_AUTHOR']);
    await handOver(colleague);
    await answer(colleague, (await me(colleague)).invitations[0]?.id ?? '', true);
    expect(await leave(author)).toEqual([]);
  });

  it('or until it is withdrawn', async () => {
    await act(author, 'withdrawResource', { id: resource.id, category: 'OTHER', reason: 'Plus à jour.' });
    expect(await leave(author)).toEqual([]);
  });

  it('is for members', async () => {
    expect(await leave(colleague)).toEqual(['FORBIDDEN']);
    expect(await leave(visitor)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('succession', () => {
  const succeed = (actor: Actor) =>
    product.database.transaction((tx) =>
      product.app.get(MembershipService).succeed(tx, actor.accountId ?? ''),
    );

  it('hands to the co-author who came first, and tells her', async () => {
    const helper = await newTeacher(product, 'Aide');
    const second = await newTeacher(product, 'Seconde');
    await join(helper, 'CONTRIBUTOR');
    await join(colleague);
    await join(second);
    expect(await succeed(author)).toMatchObject({ handedOver: [resource.id], leftToCommons: [] });
    const { members } = await seenBy(colleague);
    expect(members.map(({ role, person }) => `${person.name} ${role}`)).toEqual([
      'Collègue AUTHOR',
      'Aide CONTRIBUTOR',
      'Seconde CO_AUTHOR',
    ]);
    expect((await titles(colleague))[0]).toContain('Vous êtes maintenant responsable de');
    expect((await seenBy(visitor)).version?.authors.map(({ name }) => name)).toEqual(['Autrice']);
  });

  it('leaves to the commons what nobody can take, credits in place', async () => {
    expect(await succeed(author)).toMatchObject({ handedOver: [], leftToCommons: [resource.id] });
    expect((await seenBy(author)).members).toEqual([]);
    expect((await seenBy(visitor)).version?.authors).toEqual([{ name: 'Autrice', role: 'author' }]);
  });

  it('does not publish a draft, and ends what waited', async () => {
    const { createDraft } = await product.ask<{ createDraft: { draft: { resource: { id: string } } } }>(
      author,
      'mutation { createDraft(input: { title: "Seule" }) { draft { resource { id } } } }',
    );
    await invite((await me(colleague)).email);
    const id = (await me(colleague)).invitations[0]?.id ?? '';
    expect(await succeed(author)).toMatchObject({ unpublished: [createDraft.draft.resource.id] });
    expect((await me(colleague)).invitations).toEqual([]);
    expect(await answer(colleague, id, true)).toEqual(['INVITATION_CLOSED']);
  });

  it('changes nothing where another author stays, and nothing twice', async () => {
    await join(colleague);
    await succeed(author);
    expect(await succeed(author)).toEqual({ handedOver: [], leftToCommons: [], unpublished: [] });
    expect((await seenBy(colleague)).members).toHaveLength(1);
  });
});

it('a draft with an invitation can be deleted', async () => {
  const { createDraft } = await product.ask<{
    createDraft: { draft: { id: string; resource: { id: string } } };
  }>(author, 'mutation { createDraft(input: { title: "À deux" }) { draft { id resource { id } } } }');
  const { draft } = createDraft;
  await act(author, 'inviteCoAuthor', {
    resource: draft.resource.id,
    person: (await me(colleague)).email,
    role: 'CO_AUTHOR',
  });
  expect(await act(author, 'deleteDraft', { id: draft.id }, 'IdInput')).toEqual([]);
  expect((await me(colleague)).invitations).toEqual([]);
  expect(await titles(colleague)).toHaveLength(1);
});

it('whoever registers nothing is invited by nobody: an account that is not open hears nothing', async () => {
  const account = await product.app.get(AccountService, { strict: false }).createConfirmed({
    email: 'suspendue@ac-exemple.fr',
    password: 'une phrase de quatre mots',
    publicName: 'Suspendue',
  });
  await product.behind.owner.query(`update account set state = 'suspended' where id = $1`, [account.id]);
  expect(await invite('suspendue@ac-exemple.fr')).toEqual([]);
  const { rowCount } = await product.behind.owner.query('select from notification where account_id = $1', [
    account.id,
  ]);
  expect(rowCount).toBe(0);
});
