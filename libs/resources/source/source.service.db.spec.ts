import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { attribution } from '#licensing';
import type { Actor } from '#platform/authorization';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newPublished, newTeacher, odt, readyFields, takeBytes } from '../../../test/support/builders.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import type { Draft, DraftFields } from '../draft/draft.js';
import { LineageService } from './lineage.service.js';
import { NextVersionService } from '../version/next-version.service.js';
import { PublishingService } from '../draft/publishing.service.js';
import { ResourcesModule } from '../resources.module.js';
import type { Resource } from '../resource/resource.js';
import { SourceService } from './source.service.js';
import { VersionRepository } from '../version/version.repository.js';
import { WithdrawalService } from '../resource/withdrawal.service.js';

jest.setTimeout(180_000);

const plainly = { whatChanged: null, minor: false };
let product: TestApplication;
let drafts: DraftService;
let parts: DraftPartsService;
let sources: SourceService;
let autrice: Actor;
let collegue: Actor;

beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule]);
  drafts = product.app.get(DraftService);
  parts = product.app.get(DraftPartsService);
  sources = product.app.get(SourceService);
  autrice = await newTeacher(product, 'Autrice Exemple');
  collegue = await newTeacher(product, 'Collègue');
});

afterAll(() => product?.stop());

const newestOf = async ({ id }: Pick<Resource, 'id'>) => {
  const version = (await product.app.get(VersionRepository).latestOf([id])).get(id);
  if (!version) throw new Error('Nothing published.');
  return version;
};

/** Its spaces are not those that a test is typed with. */
async function creditOf(resource: Resource) {
  const credit = attribution(await product.app.get(LineageService).workOf((await newestOf(resource)).id));
  const notice = credit.notice.map((line) => line.replaceAll('\u00a0', ' '));
  return { jsonLd: credit.jsonLd, notice, text: notice.join('\n') };
}

const adaptation = (actor: Actor, fields: DraftFields = {}): Promise<Draft> =>
  drafts.create(actor, {
    ...readyFields,
    text: 'Un texte à moi.',
    adaptationChanges: 'En plus court.',
    ...fields,
  });

const publish = (actor: Actor, draft: Pick<Draft, 'id'>) =>
  product.app.get(PublishingService).publish(actor, draft.id, plainly);

describe('a source', () => {
  it('is pinned: what its author publishes or withdraws later changes neither licence nor credit', async () => {
    const original = await newPublished(product, autrice, { title: 'Le conte', licence: 'CC-BY-4.0' });
    const draft = await adaptation(collegue, { title: 'Le conte, en court', licence: 'CC-BY-SA-4.0' });
    await sources.add(collegue, draft.id, original.slug ?? '', null);
    const open = await product.app.get(NextVersionService).startVersion(autrice, original.id);
    await drafts.update(autrice, open.id, open.revision, {
      title: 'Le conte, encore',
      licence: 'CC-BY-NC-4.0',
    });
    await publish(autrice, open);
    const remix = await publish(collegue, draft);
    await product.app
      .get(WithdrawalService)
      .withdraw(autrice, original.id, { category: 'other', reason: 'Je la reprends.' });
    const { notice, jsonLd } = await creditOf(remix);
    expect(notice).toHaveLength(3);
    expect(notice[0]).toContain('modifications : En plus court.');
    expect(notice[2]).toMatch(
      /« Le conte » par Autrice Exemple est sous licence CC BY 4\.0.*\/r\/le-conte\/v\/1$/,
    );
    expect(jsonLd.isBasedOn).toMatchObject([{ name: 'Le conte' }]);
  });

  it('joins the family of its first source, and so do the adaptations of adaptations', async () => {
    const root = await newPublished(product, autrice, { title: 'La racine' });
    const child = await adaptation(collegue, { title: 'La branche' });
    await sources.add(collegue, child.id, root.id, null);
    const branch = await publish(collegue, child);
    const grandchild = await adaptation(autrice, { title: 'La feuille' });
    await sources.add(autrice, grandchild.id, branch.shortCode, null);
    const leaf = await publish(autrice, grandchild);
    const credit = await creditOf(leaf);
    expect([branch.familyId, leaf.familyId]).toEqual([root.familyId, root.familyId]);
    expect(credit.notice.join('\n')).toMatch(/La feuille[^]*La branche[^]*La racine/);
  });

  it('may stand elsewhere, under a licence that its words name without doubt', async () => {
    const draft = await adaptation(collegue);
    const work = { title: 'La carte', author: 'Un musée', url: 'https://exemple.org/carte' };
    const told = sources.addOutside(collegue, draft.id, { ...work, licenceText: 'Creative Commons' });
    await expect(told).rejects.toThrow('SOURCE_LICENCE_UNCLEAR');
    await sources.addOutside(collegue, draft.id, {
      ...work,
      licenceText: 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr',
    });
    const { text } = await creditOf(await publish(collegue, draft));
    expect(text).toContain('« La carte » par Un musée est sous licence CC BY-SA 4.0');
    expect(text).toContain('https://exemple.org/carte');
  });

  it.each([
    ['nobody may read', 'SOURCE_UNKNOWN', async () => (await drafts.create(autrice, readyFields)).resourceId],
    ['does not exist', 'SOURCE_UNKNOWN', () => Promise.resolve('nulle-part')],
  ])('that %s is refused', async (_what, code, address) => {
    const draft = await adaptation(collegue);
    await expect(sources.add(collegue, draft.id, await address(), null)).rejects.toThrow(code);
  });

  it('is named once, is not the resource itself, and is her own draft’s business only', async () => {
    const original = await newPublished(product, autrice);
    const next = await product.app.get(NextVersionService).startVersion(autrice, original.id);
    await expect(sources.add(autrice, next.id, original.id, 1)).rejects.toThrow('SOURCE_IS_ITSELF');
    const draft = await adaptation(collegue);
    await sources.add(collegue, draft.id, original.id, 1);
    await expect(sources.add(collegue, draft.id, original.id, 1)).rejects.toThrow('SOURCE_KNOWN');
    await expect(sources.add(autrice, draft.id, original.id, 1)).rejects.toThrow('NOT_FOUND');
  });
});

describe('dropping a source', () => {
  it('is refused while the text quotes it, and takes its files along once it does not', async () => {
    const passage = 'Chaque élève plie sa bande en huit parts égales, puis colorie trois parts.';
    const first = await drafts.create(autrice, { ...readyFields, text: `# Plier\n\n${passage}\n` });
    const sha256 = (await takeBytes(product, 'bandes.odt', odt({ paragraphs: ['Une bande.'] }))) ?? '';
    await product.database.transaction((tx) =>
      parts.join(tx, first, { sha256, filename: 'bandes.odt', role: null }),
    );
    const original = await publish(autrice, first);
    const draft = await adaptation(collegue, { text: `# Mon texte\n\n${passage}\n` });
    await sources.add(collegue, draft.id, original.id, null);
    const [source] = await product.database.transaction((tx) =>
      product.app.get(LineageService).sourcesOfDraft(tx, draft.id),
    );
    await expect(sources.remove(collegue, draft.id, source?.id ?? '')).rejects.toThrow('SOURCE_STILL_USED');
    const now = await drafts.getChangeable(collegue, draft.id);
    await drafts.update(collegue, draft.id, now.revision, { text: 'Tout est réécrit.' });
    await sources.remove(collegue, draft.id, source?.id ?? '');
    const { notice } = await creditOf(await publish(collegue, draft));
    expect(notice).toHaveLength(1);
  });
});

describe('what publishing asks of an adaptation', () => {
  const with2 = async (one: string, two: string, fields: DraftFields) => {
    const draft = await adaptation(collegue, fields);
    for (const licence of [one, two]) {
      const original = await newPublished(product, autrice, { title: `Sous ${licence}`, licence });
      await sources.add(collegue, draft.id, original.id, null);
    }
    return draft;
  };

  it('is a licence that all sources permit: the refusal names those that do not', async () => {
    const draft = await with2('CC-BY-SA-4.0', 'CC-BY-NC-4.0', { licence: 'CC-BY-SA-4.0' });
    const refused = await publish(collegue, draft).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problems: [{ code: 'LICENCES_INCOMPATIBLE', field: 'licence' }] });
    const [problem] = (refused as { problems: { message: string }[] }).problems;
    expect(problem?.message).toMatch(/Sous CC-BY-SA-4\.0[^]*Sous CC-BY-NC-4\.0/);
  });

  it('is what changed', async () => {
    const draft = await with2('CC-BY-4.0', 'CC-BY-SA-4.0', { adaptationChanges: ' ' });
    await expect(publish(collegue, draft)).rejects.toThrow('ADAPTATION_CHANGES_MISSING');
  });

  it('is what she checked where nobody has settled it, and shows it', async () => {
    const draft = await adaptation(collegue, { licence: 'CC-BY-4.0' });
    await sources.addOutside(collegue, draft.id, {
      title: 'Une photo',
      author: 'Une association',
      licence: 'LicenseRef-tous-droits-reserves',
      agreement: 'Vous pouvez publier votre adaptation sous CC BY 4.0.',
    });
    await expect(publish(collegue, draft)).rejects.toThrow('LICENCE_CHECK_MISSING');
    const now = await drafts.getChangeable(collegue, draft.id);
    await drafts.update(collegue, draft.id, now.revision, { licenceChecked: 'Courriel du 3 mars, gardé.' });
    const version = await newestOf(await publish(collegue, draft));
    expect(version.fields.licenceChecked).toBe('Courriel du 3 mars, gardé.');
  });

  it('counts an item that was reworked, and lets one stand beside as it is', async () => {
    const item = { title: 'Un dessin', author: 'Une illustratrice', licence: 'CC-BY-SA-4.0' };
    const draft = await adaptation(collegue, { licence: 'CC-BY-4.0' });
    await parts.declarePart(collegue, draft.id, { ...item, reworked: true });
    await expect(publish(collegue, draft)).rejects.toThrow('LICENCES_INCOMPATIBLE');
    const other = await adaptation(collegue, { licence: 'CC-BY-4.0' });
    await parts.declarePart(collegue, other.id, item);
    const { text } = await creditOf(await publish(collegue, other));
    expect(text).toMatch(/Éléments repris :\n– « Un dessin » par Une illustratrice/);
  });
});
