import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { IdentityModule } from '#identity';
import type { Actor } from '#platform/authorization';
import { OBJECT_STORAGE, type ObjectStorage } from '#platform/object-storage';
import { EventHandlers } from '#platform/outbox';
import { type TestApplication, startTestApplication } from '../../../test/support/application.js';
import { newTeacher, readyFields } from '../../../test/support/builders.js';
import { until } from '../../../test/support/until.js';
import { DepositService } from '../deposit/deposit.service.js';
import { DraftService } from '../draft/draft.service.js';
import { ResourcesModule } from '../resources.module.js';
import { LeftObjects } from './left-object.repository.js';
import { ObjectKeeper } from './object-keeper.service.js';

jest.setTimeout(180_000);

let product: TestApplication;
let autrice: Actor;
let store: ObjectStorage;
beforeAll(async () => {
  product = await startTestApplication([IdentityModule, ResourcesModule]);
  autrice = await newTeacher(product, 'Autrice Exemple');
  store = product.app.get<ObjectStorage>(OBJECT_STORAGE);
});
afterAll(() => product?.stop());

const keepHouse = () => product.app.get(EventHandlers).handle('house.keep', {});
/** Its bytes are there, and no row: as after a process that died between the two. */
const strand = async (words: string): Promise<string> =>
  (await store.promote(await store.stage(Readable.from([Buffer.from(words)]), 1000))).sha256;
const isStored = async (sha256: string): Promise<boolean> => (await store.stat(sha256)) !== null;
const notes = async (sha256: string): Promise<number> => {
  const { rows } = await product.behind.owner.query('select from object_left where sha256 = $1', [sha256]);
  return rows.length;
};

async function deposit(words: string): Promise<string> {
  const draft = await product.app.get(DraftService).create(autrice, readyFields);
  const content = Readable.from([Buffer.from(words)]);
  const upload = await product.app
    .get(DepositService)
    .receive(autrice, { filename: 'fiche.txt', content }, draft.resourceId);
  expect(upload.state).toBe('accepted');
  return String(upload.blobSha256);
}

describe('an object that no row names', () => {
  it('is noted when it is a day old, and gone a day after that', async () => {
    const sha256 = await strand('Un envoi coupé.');
    await keepHouse();
    expect(await notes(sha256)).toBe(0);
    product.clock.advance(25 * 60);
    await keepHouse();
    expect([await notes(sha256), await isStored(sha256)]).toEqual([1, true]);
    await keepHouse();
    expect(await isStored(sha256)).toBe(true);
    product.clock.advance(25 * 60);
    await keepHouse();
    expect([await notes(sha256), await isStored(sha256)]).toEqual([0, false]);
  });

  it('stays when somebody gives the same bytes meanwhile', async () => {
    const sha256 = await strand('Des mots donnés deux fois.');
    product.clock.advance(25 * 60);
    await keepHouse();
    expect(await notes(sha256)).toBe(1);
    expect(await deposit('Des mots donnés deux fois.')).toBe(sha256);
    expect(await notes(sha256)).toBe(0);
    product.clock.advance(72 * 60);
    await keepHouse();
    await keepHouse();
    expect(await isStored(sha256)).toBe(true);
  });

  it('is there for whoever gives it while it is being removed: she waits, and her bytes come after', async () => {
    const words = 'Au même moment.';
    const sha256 = await strand(words);
    const left = product.app.get(LeftObjects);
    await left.note([sha256], product.clock.now());
    const order: string[] = [];
    let given: Promise<unknown> = Promise.resolve();
    await product.database.transaction(async (tx) => {
      expect(await left.hold(tx, sha256)).toBe(true);
      const staged = await store.stage(Readable.from([Buffer.from(words)]), 1000);
      given = product.app
        .get(ObjectKeeper)
        .keep(staged)
        .then(() => order.push('given'));
      await isWaiting();
      await store.remove(sha256);
      order.push('removed');
      await left.forget(tx, sha256);
    });
    await given;
    expect(order).toEqual(['removed', 'given']);
    expect(await isStored(sha256)).toBe(true);
  });
});

describe('an object that a row names', () => {
  it('is never noted, however old', async () => {
    const sha256 = await deposit('Une fiche que l’on garde.');
    await product.drain();
    product.clock.advance(24 * 60 * 400);
    await keepHouse();
    expect([await notes(sha256), await isStored(sha256)]).toEqual([0, true]);
  });
});

/** Until somebody waits for a lock. */
const isWaiting = () =>
  until('somebody waits for a lock', async () => {
    const { rows } = await product.behind.owner.query('select from pg_locks where not granted');
    return rows.length > 0;
  });
