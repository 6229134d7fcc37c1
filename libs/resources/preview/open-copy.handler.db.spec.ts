import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { readStamp } from '#documents';
import { IdentityModule } from '#identity';
import { type Actor, visitor } from '#platform/authorization';
import { OfficeConverter } from '#platform/office-converter';
import { EventHandlers } from '#platform/outbox';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newTeacher, readyFields, takeBytes } from '../../../test/support/builders.js';
import { docxDocument, odtDocument, xlsxDocument } from '../../../test/support/office-documents.js';
import { DraftPartsService } from '../draft/draft-parts.service.js';
import { DraftService } from '../draft/draft.service.js';
import { PublishingService } from '../draft/publishing.service.js';
import type { Resource } from '../resource/resource.js';
import { ResourcesModule } from '../resources.module.js';

jest.setTimeout(180_000);

interface Copy {
  name: string;
  state: string;
  notice: string;
  downloadUrl: string | null;
}
interface SeenFile {
  id: string;
  copies: Copy[];
  preview: { kind: string; html: string | null; pages: { number: number; text: string; url: string }[] };
}

const seen = `query($slug: String!) { resource(slug: $slug) { version { downloadUrl files { id
  copies { name state notice downloadUrl } preview { kind html pages { number text url } } } } } }`;

async function publish(
  product: TestApplication,
  author: Actor,
  files: Record<string, Buffer>,
): Promise<Resource> {
  const draft = await product.app.get(DraftService).create(author, readyFields);
  for (const [filename, bytes] of Object.entries(files)) {
    const sha256 = (await takeBytes(product, filename, bytes)) ?? '';
    await product.database.transaction((tx) =>
      product.app.get(DraftPartsService).join(tx, draft, { sha256, filename, role: null }),
    );
  }
  return product.app.get(PublishingService).publish(author, draft.id, { whatChanged: null, minor: false });
}

async function filesOf(product: TestApplication, resource: Resource): Promise<SeenFile[]> {
  const { resource: found } = await product.ask<{ resource: { version: { files: SeenFile[] } } }>(
    visitor,
    seen,
    {
      slug: resource.slug,
    },
  );
  return found.version.files;
}

const words = { title: 'Le volcan', paragraphs: ['La lave coule.'] };
const made = odtDocument(words);
const keepHouse = async (product: TestApplication) => {
  await product.app.get(EventHandlers).handle('house.keep', {});
  await product.drain();
};

describe('open copies', () => {
  let product: TestApplication;
  let resource: Resource;
  let origin: string;
  beforeAll(async () => {
    product = await startTestApplication([IdentityModule, ResourcesModule]);
    origin = await product.listen();
    const autrice = await newTeacher(product, 'Autrice Exemple');
    resource = await publish(product, autrice, {
      'leçon.docx': docxDocument(words),
      'notes.xlsx': xlsxDocument(words),
    });
    await product.drain();
  });
  afterAll(() => product?.stop());

  const copyOf = async (name: string) =>
    (await filesOf(product, resource)).flatMap(({ copies }) => copies).find((copy) => copy.name === name);
  const path = (address: string) => origin + new URL(address).pathname;

  it('wait, without holding the publication, as long as nothing converts here', async () => {
    await keepHouse(product);
    expect(await copyOf('leçon.odt')).toEqual({
      name: 'leçon.odt',
      state: 'PENDING',
      notice: 'Copie ODT en attente',
      downloadUrl: null,
    });
    const [lesson] = await filesOf(product, resource);
    expect(lesson?.preview).toMatchObject({ kind: 'DOCUMENT', pages: [] });
  });

  it('are made when a converter appears, inspected, and made once', async () => {
    const converter = product.app.get(OfficeConverter);
    jest.spyOn(converter, 'tool').mockResolvedValue({ name: 'LibreOffice', version: '7.4.7.2' });
    const convert = jest.spyOn(converter, 'convert').mockImplementation(async (_path, from, to) => {
      const cost = { seconds: 1, peakBytes: 1 };
      if (to === 'pdf') return { ...cost, bytes: null, failure: 'too_slow' };
      // What a converter taken over by its document could answer for the sheet.
      return {
        ...cost,
        bytes: from === 'docx' ? made : Buffer.from('MZ, a program'),
        failure: null,
      };
    });
    await keepHouse(product);
    expect(await copyOf('leçon.odt')).toMatchObject({
      state: 'READY',
      notice: 'Copie ODT, faite par Essaim avec LibreOffice 7.4',
    });
    expect(await copyOf('leçon.pdf')).toMatchObject({
      state: 'FAILED',
      notice: 'Copie PDF impossible : le document demande trop de temps',
    });
    expect(await copyOf('notes.ods')).toMatchObject({
      state: 'FAILED',
      notice: 'Copie ODS impossible : la copie obtenue n’est pas sûre',
    });
    expect(convert).toHaveBeenCalledTimes(4);
    for (const { sha256 } of await product.database.rows<{ sha256: string }>(
      'all-blobs',
      'select sha256 from blob',
    ))
      await product.app.get(EventHandlers).handle('copies.wanted', { sha256 });
    await keepHouse(product);
    expect(convert).toHaveBeenCalledTimes(4);
  });

  it('that failed for a reason that passes are made again, an hour later, then a day, then no more', async () => {
    const convert = jest.mocked(product.app.get(OfficeConverter).convert);
    const asked = async () => {
      convert.mockClear();
      await keepHouse(product);
      return convert.mock.calls.map(([, from, to]) => `${from} to ${to}`);
    };
    expect(await asked()).toEqual([]);
    product.clock.advance(61);
    expect((await asked()).sort()).toEqual(['docx to pdf', 'xlsx to pdf']);
    product.clock.advance(61);
    expect(await asked()).toEqual([]);
    product.clock.advance(24 * 60);
    expect((await asked()).sort()).toEqual(['docx to pdf', 'xlsx to pdf']);
    product.clock.advance(7 * 24 * 60);
    expect(await asked()).toEqual([]);
  });

  it('wait again when the converter goes away in the middle, and are all made again by its next version', async () => {
    const converter = product.app.get(OfficeConverter);
    const convert = jest.mocked(converter.convert);
    jest.mocked(converter.tool).mockResolvedValue({ name: 'LibreOffice', version: '24.2.1' });
    convert.mockResolvedValue({ bytes: null, failure: 'away', seconds: 0, peakBytes: 0 });
    await keepHouse(product);
    expect(await copyOf('leçon.pdf')).toMatchObject({ state: 'PENDING', notice: 'Copie PDF en attente' });
    expect(await copyOf('leçon.odt')).toMatchObject({ state: 'READY' });
    convert.mockImplementation(async (_path, _from, to) => ({
      bytes: to === 'pdf' ? null : made,
      failure: to === 'pdf' ? 'too_large' : null,
      seconds: 1,
      peakBytes: 1,
    }));
    await keepHouse(product);
    expect(await copyOf('leçon.pdf')).toMatchObject({
      state: 'FAILED',
      notice: 'Copie PDF impossible : la copie serait trop lourde',
    });
    expect(await copyOf('notes.ods')).toMatchObject({ state: 'READY' });
    product.clock.advance(30 * 24 * 60);
    convert.mockClear();
    await keepHouse(product);
    expect(convert).not.toHaveBeenCalled();
  });

  it('are taken from the files host, under the licence, and travel in the ZIP with their origin', async () => {
    const copy = await copyOf('leçon.odt');
    const answer = await fetch(path(copy?.downloadUrl ?? ''));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/vnd.oasis.opendocument.text');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('leçon.odt');
    expect(answer.headers.get('link')).toContain('rel="license"');
    const given = Buffer.from(await answer.arrayBuffer());
    expect(unzipSync(given)['content.xml']).toEqual(unzipSync(made)['content.xml']);
    expect(await readStamp(given, 'odt')).toMatchObject({ authors: ['Autrice Exemple'] });
    const zip = await fetch(`${origin}/tout/${resource.slug}/1/tout.zip`);
    const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(entries)).toContain('copies/leçon.odt');
    expect(strFromU8(entries['CREDITS.txt'] ?? new Uint8Array())).toContain(
      'copies/leçon.odt : copie de leçon.docx, faite par Essaim avec LibreOffice 7.4.7.2',
    );
  });

  it('go with their resource, and belong to their file alone', async () => {
    const copy = await copyOf('leçon.odt');
    const address = path(copy?.downloadUrl ?? '');
    const [lesson, notes] = await filesOf(product, resource);
    expect((await fetch(address.replace(lesson?.id ?? '', notes?.id ?? ''))).status).toBe(404);
    await product.database.rows('hide-all', `update resource set visibility = 'hidden'`);
    expect((await fetch(address)).status).toBe(404);
    await product.database.rows('show-all', `update resource set visibility = 'shown'`);
  });
});

const converter = new OfficeConverter({ officeConverter: 'confined' });
const real = (await converter.tool()) ? describe : describe.skip;

real('a Word document where LibreOffice is (skipped without soffice and bwrap)', () => {
  let product: TestApplication;
  beforeAll(async () => {
    product = await startTestApplication([IdentityModule, ResourcesModule], { OFFICE_CONVERTER: 'confined' });
  });
  afterAll(() => product?.stop());

  it('gets its copies, and its pages as images with their words beside the accessible text', async () => {
    const autrice = await newTeacher(product, 'Autrice Exemple');
    const resource = await publish(product, autrice, { 'leçon.docx': docxDocument(words) });
    await product.drain();
    await product.drain();
    const [file] = await filesOf(product, resource);
    expect(file?.copies.map(({ name, state }) => [name, state])).toEqual([
      ['leçon.odt', 'READY'],
      ['leçon.pdf', 'READY'],
    ]);
    expect(file?.preview.kind).toBe('PAGES');
    expect(file?.preview.html).toContain('La lave coule.');
    expect(file?.preview.pages.map(({ number }) => number)).toEqual([1]);
    expect(file?.preview.pages[0]?.text).toContain('La lave coule.');
  });
});
