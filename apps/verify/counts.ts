import { counted, refuse } from './breach.js';
import type { Check } from './evidence.js';

/** Words of the active index and in how many documents they stand; the empty word counts the documents. */
const words = (slot: string): string => `with counted as (
    select word, count(*)::int as documents from ${slot}.content, unnest(words) word group by word
    union all select '', count(*)::int from ${slot}.content having count(*) > 0)
  select coalesce(counted.word, kept.word) as word, coalesce(counted.documents, 0) as documents, coalesce(kept.documents, 0) as kept
  from counted full join ${slot}.word kept on kept.word = counted.word
  where counted.documents is distinct from kept.documents order by 1`;

const families = (slot: string): string => `select document.id from ${slot}.document document
  join (select family, count(*) > 1 as is_shared from ${slot}.document group by family) counted using (family)
  where document.is_shared <> counted.is_shared order by 1`;

/** What cannot be: a count of nothing, of a day before the version, or of a day that has not come. */
const counters = `select coalesce(slug, resource.id::text) as name, version.number, day::text, kind, count from counter
  join version on version.id = version_id join resource on resource.id = resource_id
  where count < 1 or day < (version.published_at at time zone 'Europe/Paris')::date or day > (now() at time zone 'Europe/Paris')::date + 1
  order by 1, 2, 3`;

/** Sizes that quotas are reckoned with, against those of the bytes. */
const sizes = `select upload.id, upload.size::text, blob.size::text as real from upload join blob on blob.sha256 = blob_sha256
  where upload.state in ('accepted', 'attached') and upload.size <> blob.size order by 1`;

export const counts: Check = {
  id: 'I7',
  subject: 'Compteurs',
  run: async ({ database }) => {
    const slot = await activeSlot(database);
    const wrong = await database.rows<{ word: string; documents: number; kept: number }>(words(slot));
    refuse(
      wrong.map(
        ({ word, documents, kept }) =>
          `${word ? `Le mot « ${word} »` : 'Le total'} de l’index ${slot} : ${kept} au lieu de ${documents}.`,
      ),
    );
    refuse(
      (await database.rows<{ id: string }>(families(slot))).map(
        ({ id }) => `Index, ressource ${id} : famille mal comptée.`,
      ),
    );
    refuse(
      (
        await database.rows<{ name: string; number: number; day: string; kind: string; count: number }>(
          counters,
        )
      ).map(
        ({ name, number, day, kind, count }) =>
          `« ${name} », version ${number}, le ${day} : ${count} (${kind}) ne se peut pas.`,
      ),
    );
    refuse(
      (await database.rows<{ id: string; size: string; real: string }>(sizes)).map(
        ({ id, size, real }) => `L’envoi ${id} compte ${size} octets, son fichier ${real}.`,
      ),
    );
    const [told] = await database.rows<{ words: number; days: number }>(
      `select (select count(*)::int from ${slot}.word) as words, (select count(*)::int from counter) as days`,
    );
    return `${counted(told?.words ?? 0, 'mot')} de l’index et ${counted(told?.days ?? 0, 'compteur')} de téléchargements, égaux à ce qu’on recompte ou possibles.`;
  },
};

export async function activeSlot(database: {
  rows<Row extends object>(sql: string): Promise<Row[]>;
}): Promise<string> {
  const [slot] = await database.rows<{ active: string }>('select active from search.slot');
  return slot?.active === 'search_b' ? 'search_b' : 'search_a';
}
