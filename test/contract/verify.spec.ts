import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join as path } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { type KeptCommons, makeKeptCommons } from '../support/kept-commons.js';
import { baseEnvironment, run, startProduct } from '../support/product.js';
import { type Verdict, witness } from '../support/witness.js';

/** One installation with a little of everything; each damage is done to a copy of its database, or undone in its store. */
let dataDir: string;
let kept: KeptCommons;
let whileRunning: Awaited<ReturnType<typeof run>>;
let server: EmbeddedPostgres;
let superuser: pg.Client;

const connect = async (database: string): Promise<pg.Client> => {
  const client = new pg.Client({ host: server.socketDir, user: 'postgres', database });
  await client.connect();
  return client;
};

beforeAll(async () => {
  const product = await startProduct();
  dataDir = product.dataDir;
  kept = await makeKeptCommons(product);
  whileRunning = await product.command('verify');
  await product.stop({ keepData: true });
}, 300_000);

afterAll(async () => {
  await superuser?.end();
  await server?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const nine = /^(I[1-9] [^\n]+ : [^\n]+\.\n){9}$/;

describe('essaim verify finds a sound installation sound', () => {
  it('while it runs', () => {
    expect(whileRunning).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(nine) });
    expect(whileRunning.stdout).toMatch(/I1 .*4 versions, toutes avec l’empreinte/);
    expect(whileRunning.stdout).toMatch(/I4 .*2 ressources visibles, ni plus ni moins/);
    expect(whileRunning.stdout).toMatch(/I9 .*2 sources/);
  });

  it('when nothing runs, starting the database for the time it takes', async () => {
    const env = { ...baseEnvironment(), ESSAIM_DATA: dataDir };
    expect(await run(['verify'], env)).toMatchObject({ code: 0, stdout: expect.stringMatching(nine) });
    const one = await run(['verify', '--only', 'I8'], env);
    expect(one).toMatchObject({ code: 0, stdout: expect.stringMatching(/^I8 Journal : [^\n]+\n$/) });
  }, 300_000);

  it('and makes none where there is none', async () => {
    const nowhere = path(dataDir, 'nulle-part');
    const answer = await run(['verify'], { ...baseEnvironment(), ESSAIM_DATA: nowhere });
    expect(answer).toMatchObject({ code: 1, stderr: `Il n’y a pas d’installation dans ${nowhere}.\n` });
  });
});

describe('essaim verify names what is broken', () => {
  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDir });
    superuser = await connect('postgres');
  }, 300_000);

  /** The verdict on a copy of the database, after these statements, foreign keys and triggers looking away. */
  async function after(statements: string, changes: object = {}): Promise<Verdict> {
    await superuser.query('create database broken template essaim');
    try {
      const copy = await connect('broken');
      await copy.query(`set session_replication_role = replica; ${statements}`).finally(() => copy.end());
      const database = { host: server.socketDir, user: 'essaim_app', database: 'broken' };
      return await witness({ socketDir: server.socketDir, dataDir }, { database, ...changes });
    } finally {
      await superuser.query('drop database broken');
    }
  }

  const one = (table: string, where: string): string =>
    `(select id from ${table} where ${where} order by id limit 1)`;
  const original = `(select id from resource where slug = 'les-fractions-en-bandes')`;

  it.each<[id: string, what: string, statements: string, named: RegExp]>([
    [
      'I1',
      'a word changed',
      `update version set summary = summary || ' ' where number = 2`,
      /version 2 de « les-fractions-en-bandes »/,
    ],
    [
      'I1',
      'a part gone',
      `delete from part where version_id = ${one('version', 'number = 2')}`,
      /version 2 de « les-fractions-en-bandes »/,
    ],
    [
      'I1',
      'a version lost',
      `delete from part where version_id in (select id from version where number = 2); delete from version where number = 2`,
      /« les-fractions-en-bandes » : le journal confirme 2 publications de cette empreinte, seulement 1 y répondent/,
    ],
    [
      'I2',
      'a size that is not that of the bytes',
      `update blob set size = size + 1`,
      /version 1, fichier « cm1-fractions-fiche\.odt »|fichier « cm1-fractions-fiche\.odt »/,
    ],
    [
      'I3',
      'a row without object',
      `insert into blob(sha256, size, mime, verdict, action, reason, scanned_at) values (repeat('a', 64), 1, '', '', '', '', now())`,
      /a{64} \(un dépôt\) : la base le nomme, le stockage ne l’a pas/,
    ],
    [
      'I3',
      'the mark of another installation',
      `update instance set id = gen_random_uuid()`,
      /marque d’une autre installation/,
    ],
    [
      'I4',
      'a document taken out',
      `delete from search_a.document where id = ${original}::text`,
      /« les-fractions-en-bandes », version 2 : elle manque/,
    ],
    [
      'I4',
      'a document of an older version',
      `update search_a.content set title = 'Avant'`,
      /d’une autre version/,
    ],
    [
      'I4',
      'a document of what is hidden',
      `update resource set visibility = 'hidden' where id = ${original}`,
      /elle n’est pas visible, et s’y trouve/,
    ],
    [
      'I5',
      'a gap in the numbers',
      `update version set number = 3 where number = 2; update resource set latest_version = 3 where id = ${original}`,
      /la dernière version serait la 3, et l’on trouve 1, 3/,
    ],
    [
      'I5',
      'a line told twice',
      `insert into notification(account_id, kind, title, path, created_at) select account.id, 'x', 'x', '/x', date '2026-01-01' from account, generate_series(1, 2) where email like 'autrice%'`,
      /2 fois la même ligne x, \/x/,
    ],
    [
      'I5',
      'an event given up',
      `select graphile_worker.add_job('resource.published', '{}'::json); update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'trop tard'`,
      /resource\.published \{\}, est abandonné : trop tard/,
    ],
    [
      'I6',
      'a failure without reason',
      `update derived_file set state = 'failed', reason = null where kind = 'thumbnail'`,
      /thumbnail .* : en échec sans raison/,
    ],
    [
      'I6',
      'something that nobody makes',
      `update derived_file set state = 'pending' where kind = 'thumbnail'`,
      /thumbnail .* : en attente, et rien ne le fera/,
    ],
    [
      'I7',
      'a word counted wrong',
      `update search_a.word set documents = documents + 1 where word = 'compas' or word = 'fractions'`,
      /Le mot « fractions » de l’index search_a : \d au lieu de \d/,
    ],
    [
      'I7',
      'a download before the publication',
      `update counter set day = date '2020-01-01'`,
      /le 2020-01-01 : 2 \(download\) ne se peut pas/,
    ],
    [
      'I7',
      'a deposit larger than its bytes',
      `update upload set size = size + 1`,
      /L’envoi \S+ compte \d+ octets, son fichier \d+/,
    ],
    [
      'I8',
      'a line of the log changed',
      `update audit_entry set verb = 'account.changed' where id = 2`,
      /La ligne 2 \(account\.changed\) a été changée/,
    ],
    [
      'I8',
      'a line of the log taken out',
      `delete from audit_entry where id = 3`,
      /ne suit pas celle d’avant : une ligne manque/,
    ],
    [
      'I8',
      'the end of the log cut off',
      `delete from audit_entry where id >= (select max(id) from audit_entry where verb = 'resource.withdraw')`,
      /Aucune ligne ne dit le retrait de « Les fractions en bandes \(adaptation\) »/,
    ],
    ['I9', 'a parent whose tombstone is gone', `delete from tombstone`, /retirée, n’a pas de notice/],
  ])('%s: %s', async (id, _what, statements, named) => {
    const { code, said } = await after(statements);
    expect(said).toMatch(new RegExp(`^${id} [^\\n]+ : ROMPU\\n`, 'm'));
    expect(said).toMatch(named);
    expect(code).toBe(1);
    expect(said.match(/ROMPU/g)).toHaveLength(1);
  });

  /** The hash of a version covers its sources: I1 would speak first. */
  it.each([
    [
      'a parent version gone',
      `delete from version where id in (select source_version_id from version_source)`,
      /la version dont elle vient, \S+, n’existe pas/,
    ],
    [
      'another licence than that day’s',
      `update version_source set licence_id = 'CC0-1.0'`,
      /la licence notée pour « \S+ » est CC0-1\.0, cette version-là porte CC-BY-SA-4\.0/,
    ],
    [
      'a family without its head',
      `update resource set family_id = gen_random_uuid() where latest_version = 1`,
      /tête de sa famille, n’existe pas/,
    ],
  ])('I9: %s', async (_what, statements, named) => {
    const { code, said } = await after(statements, { only: 'I9' });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(named) });
  });

  it('I1: a publication that somebody was told of and that is not there', async () => {
    const file = path(dataDir, 'confirmées.jsonl');
    const { id } = kept.original;
    await writeFile(file, `${JSON.stringify({ resourceId: id, number: 2 })}\n`);
    const sound = await witness({ socketDir: server.socketDir, dataDir }, { acknowledged: file, only: 'I1' });
    expect(sound).toEqual({
      code: 0,
      said: expect.stringContaining('dont 1 confirmée dans la liste donnée'),
    });
    await writeFile(file, `${JSON.stringify({ resourceId: id, number: 3 })}\n`);
    const { code, said } = await witness({ socketDir: server.socketDir, dataDir }, { acknowledged: file });
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining(`La version 3 de ${id}, confirmée, est perdue`),
    });
  });

  describe('in the store:', () => {
    const file = (sha256: string) =>
      path(dataDir, 'objects/objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const look = () => witness({ socketDir: server.socketDir, dataDir });
    const shaOf = async (query: string): Promise<string> => {
      const client = await connect('essaim');
      const { rows } = await client.query<{ sha256: string }>(query);
      await client.end();
      return rows[0]?.sha256 ?? '';
    };
    const deposited = `select blob_sha256 as sha256 from part where name = 'cm1-fractions-fiche.odt' limit 1`;
    const drawn = `select object_sha256 as sha256 from derived_file where kind = 'thumbnail' and object_sha256 is not null limit 1`;

    it.each([
      [
        'I2',
        'a flipped byte of a document',
        deposited,
        /fichier « cm1-fractions-fiche\.odt ».*ses octets ont l’empreinte/,
      ],
      ['I6', 'a flipped byte of a preview', drawn, /thumbnail .*ses octets ont l’empreinte/],
    ])('%s: %s', async (id, _what, query, named) => {
      const place = file(await shaOf(query));
      const bytes = await readFile(place);
      const damaged = Buffer.from(bytes);
      damaged[damaged.length >> 1]! ^= 1;
      await chmod(place, 0o600);
      await writeFile(place, damaged);
      const { code, said } = await look();
      await writeFile(place, bytes);
      expect(said).toMatch(new RegExp(`^${id} [^\\n]+ : ROMPU\\n`, 'm'));
      expect(said).toMatch(named);
      expect(code).toBe(1);
    });

    it.each([
      ['I2', 'a document gone', deposited, /il manque dans le stockage/],
      ['I3', 'a preview gone', drawn, /thumbnail .*la base le nomme, le stockage ne l’a pas/],
    ])('%s: %s', async (id, _what, query, named) => {
      const place = file(await shaOf(query));
      const bytes = await readFile(place);
      await rm(place);
      const { code, said } = await look();
      await writeFile(place, bytes);
      expect(said).toMatch(new RegExp(`^${id} [^\\n]+ : ROMPU\\n`, 'm'));
      expect(said).toMatch(named);
      expect(code).toBe(1);
    });

    const dayBeforeYesterday = new Date(Date.now() - 48 * 3600_000);

    it('I3: an object that no row names, once it is more than a day old', async () => {
      const place = file('b'.repeat(64));
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, 'orphelin');
      const young = await look();
      await utimes(place, dayBeforeYesterday, dayBeforeYesterday);
      const old = await look();
      await rm(place);
      expect(young).toEqual({ code: 0, said: expect.stringContaining('1 autre en chemin') });
      expect(old).toEqual({
        code: 1,
        said: expect.stringMatching(/objects\/bb\/bb\/b{64} \(8 octets\) : aucune ligne ne le nomme/),
      });
    });

    it('I3: an upload that nobody ended nor cleared up', async () => {
      const place = path(dataDir, 'envois', 'commencé');
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, 'un début');
      await utimes(place, dayBeforeYesterday, dayBeforeYesterday);
      const { code, said } = await look();
      await rm(place);
      expect({ code, said }).toEqual({
        code: 1,
        said: expect.stringContaining('resumable/commencé : un envoi inachevé'),
      });
    });
  });

  describe('in Meilisearch, whose index is read over HTTP:', () => {
    let documents: object[] | null = [];
    let meilisearch: Server;

    beforeAll(async () => {
      meilisearch = createServer((request, response) => {
        const isAllowed =
          request.headers.authorization === 'Bearer clé' &&
          request.url === '/indexes/resources/documents/fetch';
        const body = !isAllowed
          ? { code: 'invalid_api_key' }
          : documents
            ? { results: documents, total: documents.length }
            : { code: 'index_not_found' };
        request.resume().on('end', () => response.end(JSON.stringify(body)));
      });
      await new Promise<void>((listening) => meilisearch.listen(0, '127.0.0.1', listening));
    });
    afterAll(() => void meilisearch.close());

    const look = () => {
      const url = `http://127.0.0.1:${(meilisearch.address() as AddressInfo).port}`;
      const place = { url, key: 'clé', index: 'resources' };
      return witness({ socketDir: server.socketDir, dataDir }, { meilisearch: place, only: 'I4' });
    };
    const indexed = async (): Promise<Record<string, unknown>[]> => {
      const client = await connect('essaim');
      const { rows } = await client.query<Record<string, unknown>>(
        'select id, title, summary, keywords from search_a.document join search_a.content using (num) order by id',
      );
      await client.end();
      return rows;
    };

    it('the same documents are sound, and no index yet is none', async () => {
      documents = await indexed();
      expect(await look()).toEqual({
        code: 0,
        said: expect.stringContaining('et dans celui de Meilisearch'),
      });
      documents = null;
      expect(await look()).toEqual({
        code: 0,
        said: expect.stringContaining('Meilisearch n’a pas encore d’index'),
      });
    });

    it.each<[string, (all: Record<string, unknown>[]) => object[], RegExp]>([
      [
        'a document gone',
        (all) => all.slice(1),
        /Index de Meilisearch, ressource « \S+ », version \d : elle manque/,
      ],
      [
        'one of an older version',
        ([first, ...rest]) => [{ ...first, title: 'Avant' }, ...rest],
        /Index de Meilisearch.*d’une autre version/,
      ],
      [
        'one of nothing that is visible',
        (all) => [...all, { ...all[0], id: 'x' }],
        /ressource x .*elle n’est pas visible/,
      ],
      [
        'a field that is nobody’s to read',
        (all) => [{ ...all[0], email: 'a@b.fr' }],
        /champ email inattendu/,
      ],
    ])('%s is named', async (_what, change, named) => {
      documents = change(await indexed());
      expect(await look()).toEqual({ code: 1, said: expect.stringMatching(named) });
    });
  });

  it('says that it cannot tell, with another code, when the database does not answer', async () => {
    const { code, said } = await witness({ socketDir: path(dataDir, 'ailleurs'), dataDir });
    expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(/^Vérification impossible : /) });
  });
});
