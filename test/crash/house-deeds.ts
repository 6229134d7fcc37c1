import { createHash } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Company, type Deed, type Doing, found, newPublished, newWord } from './deed.js';
import { CommandCut } from './installation.js';

/** What a process left that died between the bytes and their row, a day ago; and the same note on bytes that have a row. */
async function collecting({ house }: Company): Promise<Doing> {
  const bytes = newWord();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const place = house.objectFile(sha256);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, bytes);
  const [blob] = await house.rows<{ sha256: string }>('select sha256 from blob limit 1');
  await house.rows(
    `insert into object_left(sha256, left_at) select unnest($1::text[]), now() - interval '30 hours'`,
    [[sha256, ...(blob ? [blob.sha256] : [])]],
  );
  const keep = () => house.rows(`select graphile_worker.add_job('house.keep')`);
  return {
    act: keep,
    again: keep,
    see: async () => {
      const isThere = await stat(place).then(
        () => true,
        () => false,
      );
      const notes = await house.count('object_left where sha256 = $1', [sha256]);
      if (isThere) return notes === 1 ? 'old' : 'bytes that nobody knows of';
      return notes === 1 ? 'gone and noted' : 'new';
    },
    after: ['old', 'gone and noted', 'new'],
  };
}

function reindexing(after: 'old' | 'new') {
  return async (company: Company): Promise<Doing> => {
    const { house } = company;
    const word = newWord();
    await newPublished(company, `Dans les deux index ${word}`);
    await house.queueIsEmpty();
    const slot = async () =>
      (await house.rows<{ active: string }>('select active from search.slot'))[0]?.active;
    const before = await slot();
    const see = async (): Promise<string> => {
      const count = await found(company, word);
      if (count !== 1) return `found ${count} times`;
      return (await slot()) === before ? 'old' : 'new';
    };
    const reindex = async (): Promise<void> => {
      const { code, stderr } = await house.product.command('reindex');
      if (code !== 0) throw stderr ? new Error(stderr) : new CommandCut('reindex');
    };
    return {
      act: reindex,
      // Done again, it would change places once more.
      again: async () => (await see()) === 'old' && reindex(),
      see,
      after: [after],
    };
  };
}

export const houseDeeds: readonly Deed[] = [
  { point: 'gc.listed', what: 'bytes without a row, a day old', begin: collecting },
  { point: 'gc.deleted', what: 'bytes without a row, a day old', begin: collecting },
  { point: 'swap.built', what: 'the index built again', begin: reindexing('old') },
  { point: 'swap.swapped', what: 'the index built again', begin: reindexing('new') },
];
