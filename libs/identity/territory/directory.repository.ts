import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database';
import { normalise } from '#vocabulary';
import { type DirectoryLine, labelOf } from './directory-line.js';

/** What one batch did, by UAI. */
export interface DirectoryChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly closed: readonly string[];
}

interface PlaceRow {
  readonly code: string;
  readonly label: string;
  readonly words: string;
  readonly above: string;
}

/** Writes what the official directory says, and nothing where it says what was known. */
@Injectable()
export class DirectoryRepository {
  async save(tx: Transaction, lines: readonly DirectoryLine[]): Promise<DirectoryChanges> {
    const held = new Map(
      lines.flatMap(({ circonscription: place, above }) =>
        place ? [[place.code, { ...place, words: normalise(place.label), above }] as const] : [],
      ),
    );
    await this.savePlaces(tx, 'circonscription', [...held.values()]);
    const schools = lines.map(({ uai, name, commune, circonscription, above }) => ({
      code: uai,
      label: labelOf({ name, commune }),
      words: normalise(`${name} ${commune ?? ''} ${uai}`),
      above: circonscription?.code ?? above,
    }));
    const moved = await this.savePlaces(tx, 'ecole', schools);
    const { added, changed, closed } = await this.saveEstablishments(tx, lines);
    const known = new Set([...added, ...closed]);
    return { added, closed, changed: [...new Set([...changed, ...moved])].filter((uai) => !known.has(uai)) };
  }

  /** Closes those that the whole directory no longer names; how many. */
  async closeOthers(tx: Transaction, named: readonly string[]): Promise<number> {
    const [, closed] = await tx.manager.query<[unknown, number]>(
      'update establishment set closed_at = $2 where closed_at is null and uai <> all($1::text[])',
      [named, tx.now],
    );
    return closed;
  }

  /** The codes whose row was written. */
  private async savePlaces(tx: Transaction, kind: string, places: readonly PlaceRow[]): Promise<string[]> {
    if (places.length === 0) return [];
    const rows = await tx.manager.query<{ code: string }[]>(
      `insert into territory(kind, code, label, words, parent_id)
       select $1, given.code, given.label, given.words, parent.id
       from jsonb_to_recordset($2::jsonb) as given(code text, label text, words text, above text)
       join lateral (select id from territory where code = given.above and kind <> 'ecole' limit 1) as parent on true
       on conflict (kind, code) do update set label = excluded.label, words = excluded.words, parent_id = excluded.parent_id
       where (territory.label, territory.words, territory.parent_id) is distinct from (excluded.label, excluded.words, excluded.parent_id)
       returning code`,
      [kind, JSON.stringify(places)],
    );
    return rows.map(({ code }) => code);
  }

  private async saveEstablishments(
    tx: Transaction,
    lines: readonly DirectoryLine[],
  ): Promise<DirectoryChanges> {
    const rows = await tx.manager.query<{ uai: string; isNew: boolean; isClosed: boolean }[]>(
      `with given as (
         select uai, name, kind, commune, case when "isClosed" then $2::timestamptz end as closed_at
         from jsonb_to_recordset($1::jsonb) as line(uai text, name text, kind text, commune text, "isClosed" boolean)),
       before as (select uai, closed_at from establishment where uai in (select uai from given))
       insert into establishment(uai, name, kind, commune, territory_id, closed_at)
       select given.uai, given.name, given.kind, given.commune, territory.id, given.closed_at
       from given join territory on territory.kind = 'ecole' and territory.code = given.uai
       on conflict (uai) do update set name = excluded.name, kind = excluded.kind, commune = excluded.commune,
         territory_id = excluded.territory_id,
         closed_at = case when excluded.closed_at is null then null else coalesce(establishment.closed_at, excluded.closed_at) end
       where (establishment.name, establishment.kind, establishment.commune, establishment.territory_id, establishment.closed_at is null)
         is distinct from (excluded.name, excluded.kind, excluded.commune, excluded.territory_id, excluded.closed_at is null)
       returning uai, (xmax = 0) as "isNew", closed_at is not null and not exists (
         select from before where before.uai = establishment.uai and before.closed_at is not null) as "isClosed"`,
      [JSON.stringify(lines), tx.now],
    );
    const those = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).map(({ uai }) => uai);
    return {
      closed: those(({ isClosed }) => isClosed),
      added: those(({ isNew, isClosed }) => isNew && !isClosed),
      changed: those(({ isNew, isClosed }) => !isNew && !isClosed),
    };
  }
}
