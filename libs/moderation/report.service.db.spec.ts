import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, visitor } from '#platform/authorization';
import { IdentityModule } from '#identity';
import { EventHandlers } from '#platform/outbox';
import { type Resource, ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from '../../test/support/application.js';
import { newPublished, newTeacher } from '../../test/support/builders.js';
import { ModerationModule } from './index.js';

jest.setTimeout(60_000);

interface UserErrors {
  userErrors: { code: string; field: string | null }[];
}
interface Decided {
  resource: { state: string } | null;
}

let product: TestApplication;
let author: Actor;
let moderator: Actor;
let resource: Resource;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule, ModerationModule]);
  author = await newTeacher(product, 'Autrice de la ressource');
  moderator = moderating(await newTeacher(product, 'Modératrice de garde'));
});
afterAll(() => product.stop());

beforeEach(async () => {
  resource = await newPublished(product, author);
  await product.drain();
});

const moderating = (actor: Actor): Actor => ({
  ...actor,
  mandates: [{ id: 'mandate', role: 'moderator', territoryId: null, endsAt: null }],
});

async function act<Payload>(actor: Actor, name: string, input: object, selection: string) {
  const type = { hideResource: 'ModerateResource', showResource: 'ModerateResource' }[name];
  const inputType = `${type ?? name.charAt(0).toUpperCase() + name.slice(1)}Input!`;
  const text = `mutation M($input: ${inputType}) { ${name}(input: $input) { ${selection} userErrors { code field } } }`;
  const answer = await product.ask<Record<string, Payload & UserErrors>>(actor, text, { input });
  return answer[name] as Payload & UserErrors;
}
const report = (input: object = {}, actor: Actor = visitor) =>
  act<{ receipt: string | null }>(
    actor,
    'reportContent',
    { resource: resource.id, category: 'RIGHTS', details: 'Page 2, la photo.', ...input },
    'receipt',
  );
const hide = (input: object = {}, actor = moderator) =>
  act<Decided>(
    actor,
    'hideResource',
    { id: resource.id, reason: 'Photo reprise sans droit.', ...input },
    'resource { state }',
  );
const show = (input: object = {}, actor = moderator) =>
  act<Decided>(
    actor,
    'showResource',
    { id: resource.id, reason: 'Photo retirée.', ...input },
    'resource { state }',
  );
const dismiss = (id: string, actor = moderator) =>
  act<{ report: { state: string } | null }>(
    actor,
    'dismissReport',
    { id, reason: 'Photo libre.' },
    'report { state }',
  );

interface ReadReport {
  id: string;
  receipt: string;
  state: string;
  categoryLabel: string;
  contact: string | null;
  resource: { id: string };
  decision: { kind: string; decidedBy: { name: string } } | null;
  history: { kind: string; reason: string }[];
}
const fields = `id receipt state categoryLabel contact resource { id } decision { kind decidedBy { name } } history { kind reason }`;

async function queue(actor = moderator, state: string | null = 'OPEN') {
  const text = `query Q($state: ReportState) { reports(state: $state, first: 50) { totalCount nodes { ${fields} } } }`;
  return (await product.ask<{ reports: { totalCount: number; nodes: ReadReport[] } }>(actor, text, { state }))
    .reports;
}
async function read(id: string, actor = moderator): Promise<ReadReport | null> {
  const text = `query R($id: ID!) { report(id: $id) { ${fields} } }`;
  return (await product.ask<{ report: ReadReport | null }>(actor, text, { id })).report;
}
async function openReport(input: object = {}): Promise<ReadReport> {
  const { receipt } = await report(input);
  const found = (await queue()).nodes.find((each) => each.receipt === receipt);
  if (!found) throw new Error(`No report ${receipt} in the queue`);
  return found;
}
const mailsTo = async (address: string) => (await product.mails()).filter((mail) => mail.to === address);

describe('reporting', () => {
  it('needs no account, and gives a number', async () => {
    const answer = await report();
    expect(answer.userErrors).toEqual([]);
    expect(answer.receipt).toMatch(/^SIG-\w{4}-\w{4}$/);
  });

  it('takes a slug or the short code as well', async () => {
    expect((await report({ resource: resource.slug })).receipt).not.toBeNull();
    expect((await report({ resource: resource.shortCode })).receipt).not.toBeNull();
  });

  it('does not say who reported, even signed in', async () => {
    await report({}, author);
    const rows = await product.database.rows<{ actor: string | null }>(
      'test-audit',
      `select actor_account_id as actor from audit_entry where verb = 'report.receive' order by id desc limit 1`,
    );
    expect(rows).toEqual([{ actor: null }]);
  });

  it.each([
    ['no details', { details: ' ' }, 'DETAILS_MISSING', 'details'],
    ['a book', { details: 'a'.repeat(4001) }, 'INVALID', 'details'],
    ['a contact that is no address', { contact: 'quelque part' }, 'EMAIL_INVALID', 'contact'],
    ['a version to come', { versionNumber: 7 }, 'VERSION_UNKNOWN', 'versionNumber'],
    ['a resource never seen', { resource: 'jamais-vue' }, 'NOT_FOUND', 'resource'],
  ])('refuses %s', async (_what, input, code, field) => {
    expect((await report(input)).userErrors).toEqual([{ code, field }]);
  });

  it('has nothing to say of a hidden resource', async () => {
    await hide();
    expect((await report()).userErrors).toEqual([{ code: 'NOT_REPORTABLE', field: 'resource' }]);
  });

  it('is no use of a token that only reads', async () => {
    expect((await report({}, { ...author, mayWrite: false })).userErrors[0]?.code).toBe('FORBIDDEN');
  });
});

describe('too many reports', () => {
  it('are refused from one address about one resource; others still may', async () => {
    for (let n = 0; n < 10; n += 1)
      expect((await report({ details: ' ' })).userErrors).toMatchObject([{ code: 'DETAILS_MISSING' }]);
    for (let n = 0; n < 10; n += 1) expect((await report()).receipt).not.toBeNull();
    const before = (await queue()).totalCount;
    expect((await report()).userErrors).toEqual([{ code: 'TOO_MANY_REPORTS', field: null }]);
    expect((await queue()).totalCount).toBe(before);
    expect((await report({}, author)).receipt).not.toBeNull();
    const another = await newPublished(product, author);
    expect((await report({ resource: another.id })).receipt).not.toBeNull();
  });
});

describe('the queue', () => {
  it('is for moderators: others are refused, and a report does not exist for them', async () => {
    const { id } = await openReport();
    await expect(queue(author)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(queue(visitor)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await read(id, author)).toBeNull();
    expect(await read(id, visitor)).toBeNull();
    expect((await read(id))?.categoryLabel).toBe('Droits d’auteur');
  });

  it('shows exactly the reports that the same reader may open', async () => {
    const { nodes, totalCount } = await queue(moderator, null);
    expect(nodes).toHaveLength(totalCount);
    for (const { id } of nodes) expect((await read(id))?.id).toBe(id);
  });

  it('is in the order of arrival, without what is decided', async () => {
    const first = await openReport({ details: 'La première.' });
    const second = await openReport({ details: 'La seconde.' });
    const decided = await openReport({ details: 'La troisième.' });
    await dismiss(decided.id);
    const { nodes, totalCount } = await queue();
    expect(nodes.map(({ id }) => id).slice(-2)).toEqual([first.id, second.id]);
    expect(totalCount).toBe(nodes.length);
    expect((await queue(moderator, 'DECIDED')).nodes.map(({ id }) => id)).toContain(decided.id);
  });

  it('finds no report by an id that is none', async () => {
    expect(await read('pas-un-id')).toBeNull();
  });
});

describe('a decision', () => {
  it('hides, decides the report, and can be taken back', async () => {
    const { id } = await openReport();
    expect((await hide({ reportId: id })).resource?.state).toBe('HIDDEN');
    expect(await read(id)).toMatchObject({
      state: 'DECIDED',
      decision: { kind: 'HIDE', decidedBy: { name: 'Modératrice de garde' } },
    });
    expect((await show({ reportId: id })).resource?.state).toBe('PUBLISHED');
    expect((await read(id))?.history.map(({ kind }) => kind)).toEqual(['SHOW', 'HIDE']);
  });

  it('holds when the author then withdraws: neither title nor reason comes back until it is taken back', async () => {
    await hide();
    const withdrawal = { id: resource.id, category: 'OTHER', reason: 'Un mot de trop.' };
    await act(author, 'withdrawResource', withdrawal, 'resource { id }');
    const shown = async () => {
      const text = 'query($id: String!) { resource(slug: $id) { state tombstone { title reason } } }';
      return (await product.ask<{ resource: unknown }>(visitor, text, { id: resource.id })).resource;
    };
    expect(await shown()).toEqual({ state: 'HIDDEN', tombstone: null });
    await show();
    expect(await shown()).toMatchObject({ state: 'WITHDRAWN', tombstone: { reason: 'Un mot de trop.' } });
  });

  it('writes what it did in the audit log', async () => {
    await hide();
    await show();
    const rows = await product.database.rows<{ verb: string; actor: string }>(
      'test-audit-verbs',
      `select verb, actor_account_id as actor from audit_entry where subject_id = $1 and verb in ('resource.hide', 'resource.show') order by id`,
      [resource.id],
    );
    expect(rows).toEqual([
      { verb: 'resource.hide', actor: moderator.accountId },
      { verb: 'resource.show', actor: moderator.accountId },
    ]);
  });

  it('sends the events that empty and fill the index', async () => {
    await hide();
    await show();
    const types = await product.drain();
    expect(types.filter((type) => type.startsWith('resource.'))).toEqual([
      'resource.hidden',
      'resource.shown',
    ]);
  });

  it('puts a report aside once', async () => {
    const { id } = await openReport();
    expect((await dismiss(id)).report).toEqual({ state: 'DECIDED' });
    expect((await dismiss(id)).userErrors[0]?.code).toBe('REPORT_ALREADY_DECIDED');
    expect((await read(id))?.history).toHaveLength(1);
  });

  it('says that somebody was quicker', async () => {
    await hide();
    expect((await hide()).userErrors[0]?.code).toBe('ALREADY_HIDDEN');
    await show();
    expect((await show()).userErrors[0]?.code).toBe('NOT_HIDDEN');
  });

  it('gives a reason, or nothing happens', async () => {
    expect((await hide({ reason: '  ' })).userErrors).toEqual([{ code: 'REASON_MISSING', field: 'reason' }]);
    expect((await hide()).resource?.state).toBe('HIDDEN');
  });

  it('does not answer a report about something else', async () => {
    const { id } = await openReport();
    resource = await newPublished(product, author, { title: 'Une autre ressource' });
    expect((await hide({ reportId: id })).userErrors).toEqual([
      { code: 'REPORT_OF_ANOTHER', field: 'reportId' },
    ]);
    expect((await read(id))?.state).toBe('OPEN');
  });

  it('is not for its author, a stranger or a token that only reads', async () => {
    const { id } = await openReport();
    const readOnly = { ...moderator, mayWrite: false };
    expect((await hide({}, author)).userErrors[0]?.code).toBe('FORBIDDEN');
    expect((await hide({}, visitor)).userErrors[0]?.code).toBe('UNAUTHENTICATED');
    expect((await hide({}, readOnly)).userErrors[0]?.code).toBe('FORBIDDEN');
    expect((await dismiss(id, author)).userErrors[0]?.code).toBe('NOT_FOUND');
    expect((await dismiss(id, readOnly)).userErrors[0]?.code).toBe('FORBIDDEN');
    await hide();
    expect((await show({}, author)).userErrors[0]?.code).toBe('FORBIDDEN');
  });
});

describe('the mails', () => {
  it('tell the author why, and who reported', async () => {
    const [account] = await product.database.rows<{ email: string }>(
      'test-email',
      'select email::text from account where id = $1',
      [author.accountId],
    );
    const before = (await mailsTo(account?.email ?? '')).length;
    const { id, receipt } = await openReport({ contact: 'passante@ecole.example' });
    await hide({ reportId: id });
    await product.drain();
    const [told] = await mailsTo(account?.email ?? '');
    expect((await mailsTo(account?.email ?? '')).length).toBe(before + 1);
    expect(told?.text).toContain('Photo reprise sans droit.');
    expect(told?.text).toContain(`/r/${resource.slug}`);
    const answers = await mailsTo('passante@ecole.example');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ subject: `Votre signalement ${receipt} sur Essaim` });
    expect(answers[0]?.text).toContain('Photo reprise sans droit.');
  });

  it('do not bother the author with a report put aside, nor a reporter without address', async () => {
    const { id } = await openReport();
    const before = (await product.mails()).length;
    await dismiss(id);
    await product.drain();
    expect((await product.mails()).length).toBe(before);
  });
});

it('forgets the address of who reported, a year after the decision', async () => {
  const [decided, waiting] = [
    await openReport({ contact: 'passante@ecole.example' }),
    await openReport({ contact: 'passant@ecole.example' }),
  ];
  await dismiss(decided.id);
  const keepHouse = () => product.app.get(EventHandlers).handle('house.keep', {});
  await keepHouse();
  expect((await read(decided.id))?.contact).toBe('passante@ecole.example');
  product.clock.advance(366 * 24 * 60);
  await keepHouse();
  expect((await read(decided.id))?.contact).toBeNull();
  expect((await read(waiting.id))?.contact).toBe('passant@ecole.example');
});
