import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import { EventHandlers } from '#platform/outbox';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { takeBytes } from '../../../test/support/builders.js';
import { docxDocument } from '../../../test/support/office-documents.js';
import { ResourcesModule } from '../resources.module.js';

jest.setTimeout(180_000);

let product: TestApplication;
beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule]);
});
afterAll(() => product?.stop());

/** One page with a word, as small as pdf.js reads it. */
const sheet = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>endobj
3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>endobj
5 0 obj<</Length 38>>stream
BT /F 12 Tf 20 100 Td (Volcan) Tj ET  endstream endobj
trailer<</Root 1 0 R>>
%%EOF`);

const keepHouse = () => product.app.get(EventHandlers).handle('house.keep', {});
const rows = async (sql: string, ...values: unknown[]) =>
  (await product.behind.owner.query<Record<string, unknown>>(sql, values)).rows;
const pagesOf = (sha256: string) =>
  rows(`select state, tries from derived_file where blob_sha256 = $1 and kind = 'page'`, sha256);

/** As if the machine had been too busy, or the file beyond help, when the pages were drawn. */
async function failPages(sha256: string, reason: string): Promise<void> {
  await rows(`delete from derived_file where blob_sha256 = $1 and kind = 'page'`, sha256);
  await rows(
    `insert into derived_file(blob_sha256, kind, tool, tool_version, state, reason, made_at, tries)
     values ($1, 'page', 'essaim', '1', 'failed', $2, $3, 1)`,
    sha256,
    reason,
    new Date(),
  );
}

async function taken(name: string, bytes: Uint8Array): Promise<string> {
  const sha256 = (await takeBytes(product, name, bytes)) ?? '';
  await product.drain();
  return sha256;
}

describe('page images', () => {
  it('of a PDF that were not drawn in time are drawn an hour later, and what is damaged is left', async () => {
    const sha256 = await taken('affiche.pdf', sheet);
    expect(await pagesOf(sha256)).toEqual([{ state: 'ready', tries: 0 }]);
    await failPages(sha256, 'damaged');
    product.clock.advance(61);
    await keepHouse();
    expect(await pagesOf(sha256)).toEqual([{ state: 'failed', tries: 1 }]);
    await failPages(sha256, 'too-slow');
    await rows(
      `update derived_file set made_at = $1 where kind = 'page'`,
      new Date(Date.now() + 61 * 60_000),
    );
    await keepHouse();
    expect(await pagesOf(sha256)).toEqual([{ state: 'failed', tries: 1 }]);
    product.clock.advance(61);
    await keepHouse();
    expect(await pagesOf(sha256)).toEqual([{ state: 'ready', tries: 0 }]);
  });

  it('of a text are drawn from the PDF copy that is there, without converting again', async () => {
    const copy = await taken('copie.pdf', Buffer.concat([sheet, Buffer.from('\n')]));
    const sha256 = await taken('leçon.docx', docxDocument({ title: 'Volcan' }));
    await rows(
      `update derived_file set state = 'ready', object_sha256 = $2 where blob_sha256 = $1 and kind = 'open_copy' and name = 'pdf'`,
      sha256,
      copy,
    );
    await failPages(sha256, 'crashed');
    await rows(`update derived_file set tries = 2 where blob_sha256 = $1 and kind = 'page'`, sha256);
    product.clock.advance(2 * 60);
    await keepHouse();
    expect(await pagesOf(sha256)).toEqual([{ state: 'failed', tries: 2 }]);
    product.clock.advance(24 * 60);
    await keepHouse();
    expect(await pagesOf(sha256)).toEqual([{ state: 'ready', tries: 0 }]);
  });
});
