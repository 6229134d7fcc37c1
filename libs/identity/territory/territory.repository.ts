import { Injectable } from '@nestjs/common';
import { Database, grouped, type Slice } from '#platform/database';
import { normalise } from '#vocabulary';
import type { Establishment } from './establishment.js';
import { stepsBetween, Territory, type TerritoryKind, territoryKinds } from './territory.js';

const columns =
  'territory.id, territory.kind, territory.code, territory.label, territory.parent_id as "parentId"';
const establishmentColumns = `establishment.uai, establishment.name, establishment.kind, establishment.commune,
  establishment.territory_id as "territoryId"`;

/** What holds every one of these words; $1 are patterns. The widest first, then by name. */
const holdsAll = 'territory.words like all($1::text[])';
const widestFirst = `array_position($2::text[], territory.kind), territory.label, territory.id`;

/** The tree of territories, and the establishments at its leaves. */
@Injectable()
export class TerritoryRepository {
  constructor(private readonly database: Database) {}

  async byIds(ids: readonly string[]): Promise<Map<string, Territory>> {
    const rows = await this.database.rows<Territory>(
      'territories-by-ids',
      `select ${columns} from territory where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, entity(row)]));
  }

  async findByCode(code: string): Promise<Territory | null> {
    const rows = await this.database.rows<Territory>(
      'territory-by-code',
      `select ${columns} from territory where code = $1 order by array_position($2::text[], kind) limit 1`,
      [code, territoryKinds],
    );
    return rows[0] ? entity(rows[0]) : null;
  }

  /** Ids of what holds each of these, from itself up to national: what `hasRoleOver` asks for. */
  async pathsOf(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.rows<{ id: string; path: string[] }>(
      'territory-paths',
      'select id, territory_path(id) as path from unnest($1::uuid[]) as asked(id)',
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, path }) => [id, path]));
  }

  /** The same, of one place; empty when there is none. */
  async pathOf(id: string): Promise<string[]> {
    return (await this.pathsOf([id])).get(id) ?? [];
  }

  /** The same, of a school; empty for an unknown one. */
  async establishmentPath(uai: string): Promise<string[]> {
    const rows = await this.database.rows<{ path: string[] }>(
      'establishment-path',
      'select territory_path(territory_id) as path from establishment where uai = $1',
      [uai],
    );
    return rows[0]?.path ?? [];
  }

  /** See `stepsBetween`. */
  async distance(one: string, other: string): Promise<number> {
    const paths = await this.pathsOf([one, other]);
    return stepsBetween(paths.get(one) ?? [], paths.get(other) ?? []);
  }

  /** By name; a node may hold thousands, so that schools are looked for by `search`. */
  async children(ids: readonly string[]): Promise<Map<string, Territory[]>> {
    const rows = await this.database.rows<Territory>(
      'territory-children',
      `select ${columns} from territory where parent_id = any($1::uuid[]) and kind <> 'ecole' order by label, id`,
      [ids],
    );
    return grouped(rows.map(entity), ({ parentId }) => parentId ?? '');
  }

  /** Those of these kinds whose name or code holds every word; no word: all of them. */
  async search(
    words: string,
    kinds: readonly TerritoryKind[],
    { offset, limit }: Slice,
  ): Promise<{ rows: Territory[]; total: number }> {
    const rows = await this.database.rows<Territory & { total: number }>(
      'territories-found',
      `select ${columns}, count(*) over ()::int as total from territory
       where ${holdsAll} and kind = any($2::text[]) order by ${widestFirst} offset $3 limit $4`,
      [patterns(words), kinds, offset, limit],
    );
    return { rows: rows.map(entity), total: rows[0]?.total ?? 0 };
  }

  /** Open ones whose name, commune or code holds every word. */
  async searchEstablishments(
    words: string,
    { offset, limit }: Slice,
  ): Promise<{ rows: Establishment[]; total: number }> {
    const rows = await this.database.rows<Establishment & { total: number }>(
      'establishments-found',
      `select ${establishmentColumns}, count(*) over ()::int as total
       from territory join establishment on establishment.uai = territory.code
       where ${holdsAll} and territory.kind = 'ecole' and closed_at is null
       order by establishment.name, establishment.commune, uai offset $2 limit $3`,
      [patterns(words), offset, limit],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** Agent → UAI, of those who said it. */
  async establishmentsOfAgents(agentIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; uai: string }>(
      'establishments-of-agents',
      'select id, establishment_uai as uai from agent where id = any($1::uuid[]) and establishment_uai is not null',
      [agentIds],
    );
    return new Map(rows.map(({ id, uai }) => [id, uai]));
  }

  async establishments(uais: readonly string[]): Promise<Map<string, Establishment>> {
    const rows = await this.database.rows<Establishment>(
      'establishments-by-uai',
      `select ${establishmentColumns} from establishment where uai = any($1::text[])`,
      [uais],
    );
    return new Map(rows.map((row) => [row.uai, row]));
  }
}

const mostWords = 6;

/** Normalised words are letters and figures, `+` and `#`: nothing that `like` reads as more than itself. */
const patterns = (words: string): string[] =>
  normalise(words)
    .split(' ')
    .slice(0, mostWords)
    .map((word) => `%${word}%`);

const entity = (row: Territory): Territory =>
  Object.assign(new Territory(), {
    id: row.id,
    kind: row.kind,
    code: row.code,
    label: row.label,
    parentId: row.parentId,
  });
