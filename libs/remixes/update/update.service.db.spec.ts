import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import type { Actor } from '#platform/authorization';
import {
  type DraftFields,
  DraftPartsService,
  DraftService,
  NextVersionService,
  PublishingService,
  type Resource,
  ResourcesModule,
  VersionRepository,
} from '#resources';
import { startTestApplication, type TestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, takeBytes } from '../../../test/support/builders.js';
import { RemixesModule } from '../index.js';

jest.setTimeout(120_000);

interface Piece {
  id: string;
  kind: string;
  state: string;
  mine: string | null;
  originalNow: string | null;
}
interface Update {
  sourceId: string;
  licenceChanged: boolean;
  policy: string;
  whatChanged: string[];
  pinned: { number: number };
  newest: { number: number };
  kept: number;
  pieces: Piece[];
}

const original =
  '# Partages\n\nOn partage une tarte en quatre.\n\nOn compare deux parts de tarte.\n\nOn range les parts.\n';
const adapted = original.replace('On compare deux parts de tarte.', 'On compare deux parts de pizza.');

let product: TestApplication;
let author: Actor;
let adapter: Actor;
let source: Resource;
let adaptation: Resource;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule]);
  author = await newTeacher(product, 'Autrice');
  adapter = await newTeacher(product, 'Adaptatrice');
});
afterAll(() => product.stop());

beforeEach(async () => {
  source = await newPublished(product, author, { text: original });
  adaptation = await newPublished(product, adapter, { text: adapted, title: 'Les fractions, à la pizza' });
  await product.behind.owner.query(
    `insert into version_source(version_id, source_version_id, licence_id, position)
     select mine.id, theirs.id, theirs.licence_id, 0 from version mine, version theirs
     where mine.resource_id = $1 and theirs.resource_id = $2`,
    [adaptation.id, source.id],
  );
  await product.drain();
});

async function publishNext(by: Actor, resource: Resource, fields: DraftFields, minor = false): Promise<void> {
  const publishing = product.app.get(PublishingService);
  const { id, revision } = await product.app.get(NextVersionService).startVersion(by, resource.id);
  const draft = await product.app.get(DraftService).update(by, id, revision, fields);
  await publishing.publish(by, id, { whatChanged: 'Mieux dit.', minor, revision: draft.revision });
  await product.drain();
}

const improve = (fields: DraftFields = {}, minor = false) =>
  publishNext(
    author,
    source,
    {
      text: original.replace('en quatre', 'en huit').replace('deux parts de tarte', 'trois parts de tarte'),
      ...fields,
    },
    minor,
  );

async function updates(actor: Actor = adapter): Promise<Update[]> {
  const { resource } = await product.ask<{ resource: { sourceUpdates: Update[] } }>(
    actor,
    `query($id: String!) { resource(slug: $id) { sourceUpdates { sourceId licenceChanged policy whatChanged kept
      pinned { number } newest { number } pieces { id kind state mine originalNow } } } }`,
    { id: adaptation.id },
  );
  return resource.sourceUpdates;
}

async function inbox(actor: Actor): Promise<string[]> {
  const rows = await product.behind.owner.query<{ kind: string; title: string }>(
    'select kind, title from notification where account_id = $1 and resource_id = $2 order by created_at',
    [actor.accountId, adaptation.id],
  );
  return rows.rows.map(({ kind, title }) => `${kind}: ${title}`);
}

const open = () => product.app.get(NextVersionService).startVersion(adapter, adaptation.id);

async function take(
  input: { draftId: string; revision: number; choices: object[]; sourceId?: string },
  actor: Actor = adapter,
) {
  const { updateFromSource } = await product.ask<{
    updateFromSource: { draft: { revision: number; text: string } | null; userErrors: { code: string }[] };
  }>(
    actor,
    `mutation($input: UpdateFromSourceInput!) { updateFromSource(input: $input) { draft { revision text } userErrors { code } } }`,
    { input: { sourceId: source.id, ...input } },
  );
  return updateFromSource;
}

describe('an original that publishes', () => {
  it('is told to the authors of its adaptations, once, with what changed', async () => {
    await improve();
    expect(await inbox(adapter)).toEqual([
      'source-updated: « Les fractions au quotidien », votre original, a une nouvelle version.',
    ]);
    expect(await inbox(author)).toEqual([]);
    const [update] = await updates();
    expect(update).toMatchObject({
      licenceChanged: false,
      policy: 'NOTIFY',
      whatChanged: ['Mieux dit.'],
      pinned: { number: 1 },
      newest: { number: 2 },
      kept: 0,
    });
    expect(await updates(author)).toEqual([]);
  });

  it('is no news for a minor version, but for its licence', async () => {
    await improve({}, true);
    expect([await inbox(adapter), await updates()]).toEqual([[], []]);
    await improve({ licence: 'CC-BY-4.0' }, true);
    expect(await inbox(adapter)).toEqual([
      'source-licence-changed: « Les fractions au quotidien », votre original, a changé de licence.',
    ]);
    expect((await updates())[0]?.licenceChanged).toBe(true);
  });

  it('is shown piece by piece: what may be taken, what both changed', async () => {
    await improve({ objectives: 'Nommer une fraction.' });
    const [update] = await updates();
    expect(
      update?.pieces.map(({ kind, state, mine, originalNow }) => [kind, state, mine, originalNow]),
    ).toEqual([
      ['BLOCK', 'TAKEABLE', 'On partage une tarte en quatre.', 'On partage une tarte en huit.'],
      ['BLOCK', 'CONFLICT', 'On compare deux parts de pizza.', 'On compare trois parts de tarte.'],
      ['FIELD', 'TAKEABLE', null, 'Nommer une fraction.'],
    ]);
  });
});

describe('an update', () => {
  it('writes what was chosen in the draft, leaves the rest byte for byte, and is not asked again', async () => {
    await improve();
    const [update] = await updates();
    const { id, revision } = await open();
    const [first] = update?.pieces ?? [];
    const choices = [{ pieceId: first?.id, take: 'THEIRS' }];
    const taken = await take({ draftId: id, revision, choices });
    expect(taken.userErrors).toEqual([]);
    expect(taken.draft?.text).toBe(adapted.replace('en quatre', 'en huit'));
    expect(await updates()).toEqual([]);
    const again = await take({ draftId: id, revision: taken.draft?.revision ?? 0, choices });
    expect(again.userErrors).toEqual([{ code: 'NOTHING_TO_UPDATE' }]);
  });

  it('takes both, or other words, where both changed', async () => {
    await improve();
    const conflict = (await updates())[0]?.pieces.find(({ state }) => state === 'CONFLICT');
    const { id, revision } = await open();
    const choices = [{ pieceId: conflict?.id, take: 'EDITED', text: 'On compare trois parts de pizza.' }];
    expect((await take({ draftId: id, revision, choices })).draft?.text).toBe(
      original.replace('deux parts de tarte', 'trois parts de pizza'),
    );
  });

  it('takes a file in the place of hers, which remembers where it comes from', async () => {
    const sheet = async (by: Actor, resource: Resource, words: string): Promise<void> => {
      const sha256 = (await takeBytes(product, 'fiche.md', Buffer.from(`# ${words}\n`))) ?? '';
      const draft = await product.app.get(NextVersionService).startVersion(by, resource.id);
      const parts = product.app.get(DraftPartsService);
      await product.app.get(DraftService).change(by, draft.id, async (tx, each) => {
        const [before] = await product.app.get(VersionRepository).draftFiles(draft.id);
        const file = { sha256, filename: 'fiche.md' };
        if (before) await parts.replaceFile(tx, each, before.id, file);
        else await parts.join(tx, each, { ...file, role: 'printable' });
      });
    };
    await sheet(author, source, 'Fiche');
    await improve({ text: original });
    const first = await open();
    await take({ draftId: first.id, revision: first.revision, choices: [] });
    await sheet(adapter, adaptation, 'Fiche');
    await publishNext(adapter, adaptation, {
      adaptationReasons: ['correction'],
      adaptationChanges: 'La pizza.',
    });
    await sheet(author, source, 'Fiche corrigée');
    await improve({ text: original });
    const files = async (): Promise<object[]> => {
      const { rows } = await product.behind.owner.query<object>(
        `select part.name, role, main, part.licence_id, version.number as "from" from part join draft on draft.id = draft_id
         left join version on version.id = from_version_id where draft.resource_id = $1 order by position`,
        [adaptation.id],
      );
      return rows;
    };
    const [piece] = (await updates())[0]?.pieces ?? [];
    expect(piece).toMatchObject({ kind: 'FILE', state: 'TAKEABLE', mine: 'fiche.md' });
    const { id, revision } = await open();
    await take({ draftId: id, revision, choices: [{ pieceId: piece?.id, take: 'THEIRS' }] });
    expect(await files()).toEqual([
      { name: 'fiche.md', role: 'printable', main: true, licence_id: 'CC-BY-SA-4.0', from: 3 },
    ]);
  });

  it('changes nothing when the draft moved on, or a piece is not one of these', async () => {
    await improve();
    const { id, revision } = await open();
    await product.app.get(DraftService).update(adapter, id, revision, { summary: 'Un autre onglet.' });
    expect((await take({ draftId: id, revision, choices: [] })).userErrors).toEqual([
      { code: 'DRAFT_CHANGED' },
    ]);
    const choices = [{ pieceId: 'rien', take: 'THEIRS' }];
    expect((await take({ draftId: id, revision: revision + 1, choices })).userErrors).toEqual([
      { code: 'PIECE_UNKNOWN' },
    ]);
    const stranger = await take({ draftId: id, revision: revision + 1, choices: [] }, author);
    expect(stranger.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect(await updates()).toHaveLength(1);
  });

  it('that two send at once is written once; who comes second is told', async () => {
    await improve();
    const pieceId = (await updates())[0]?.pieces[0]?.id;
    const { id, revision } = await open();
    const choices = [{ pieceId, take: 'THEIRS' }];
    const answers = await Promise.all([1, 2, 3].map(() => take({ draftId: id, revision, choices })));
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'done').sort();
    expect(codes).toEqual(['DRAFT_CHANGED', 'DRAFT_CHANGED', 'done']);
  });
});

describe('a policy', () => {
  const setPolicy = async (policy: string, actor: Actor = adapter, sourceId = source.id) => {
    const { setSourcePolicy } = await product.ask<{ setSourcePolicy: { userErrors: { code: string }[] } }>(
      actor,
      'mutation($input: SetSourcePolicyInput!) { setSourcePolicy(input: $input) { userErrors { code } } }',
      { input: { resourceId: adaptation.id, sourceId, policy } },
    );
    return setSourcePolicy.userErrors.map(({ code }) => code);
  };
  const draftText = async (): Promise<string | null> => {
    const rows = await product.behind.owner.query<{ text: string }>(
      `select fields->>'text' as text from draft where resource_id = $1`,
      [adaptation.id],
    );
    return rows.rows[0]?.text ?? null;
  };

  it('is its authors’ to choose, of an original of theirs', async () => {
    expect(await setPolicy('FROZEN', author)).toEqual(['FORBIDDEN']);
    expect(await setPolicy('FROZEN', adapter, adaptation.id)).toEqual(['NOT_A_SOURCE']);
    expect(await setPolicy('FROZEN')).toEqual([]);
  });

  it('« figer » tells nothing', async () => {
    await setPolicy('FROZEN');
    await improve();
    expect(await inbox(adapter)).toEqual([]);
    expect((await updates())[0]?.policy).toBe('FROZEN');
  });

  it('« suivre les corrections » brings the blocks never touched into a draft, and publishes nothing', async () => {
    await setPolicy('CORRECTIONS');
    await improve();
    expect(await draftText()).toBe(adapted.replace('en quatre', 'en huit'));
    expect(await inbox(adapter)).toHaveLength(1);
    const [update] = await updates();
    expect(update?.pieces.map(({ state }) => state)).toEqual(['CONFLICT']);
    const { rows } = await product.behind.owner.query<{ latest: number }>(
      'select latest_version as latest from resource where id = $1',
      [adaptation.id],
    );
    expect(rows[0]?.latest).toBe(1);
  });

  it('« suivre les corrections » chosen by somebody who left brings nothing', async () => {
    await setPolicy('CORRECTIONS');
    await product.behind.owner.query(
      `update resource_member set role = 'reader' where resource_id = $1 and account_id = $2`,
      [adaptation.id, adapter.accountId],
    );
    await improve();
    expect(await draftText()).toBeNull();
  });
});
