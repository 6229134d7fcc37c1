import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '#platform/database';
import { visibleToAll } from '#resources';
import type { Profile } from './profile.js';
import { vectorFigure } from './proximity-figures.js';
import type { SeriesPlace } from './series.js';
import type { Census, KnownTerms, WeighedTerm } from './terms.js';

/** What a resource's newest version says of itself, kept so that words can be counted again without reading texts. */
export interface Description extends KnownTerms, Pick<Profile, 'resourceId' | 'levels' | 'subjects'> {
  readonly versionNumber: number;
  readonly series: SeriesPlace | null;
  /** Those it credits. */
  readonly agentIds: readonly string[];
}

interface TermColumns {
  readonly terms: string[];
  readonly words: string[];
  readonly counts: number[];
  readonly told: boolean[];
}

/** Of one resource, by which others find it: what it teaches and asks for stand apart from what it speaks of. */
const marked = (mark: 'goal' | 'need', stems: readonly string[]): string[] =>
  stems.map((stem) => `${mark} ${stem}`);
const GOAL_WEIGHT = 1;

/** What is known of each resource, and the terms by which it is looked up. */
@Injectable()
export class ProfileRepository {
  constructor(private readonly database: Database) {}

  async saveDescription(tx: Transaction, description: Description): Promise<void> {
    const { resourceId, terms, series } = description;
    await tx.manager.query(
      `with saved as (insert into resource_profile(resource_id, version_number, terms, words, counts, told, goals, needs, levels, subjects)
       values ($1, $2, $3::text[], $4::text[], $5::real[], $6::boolean[], $7::text[], $8::text[], $9::text[], $10::text[])
       on conflict (resource_id) do update set version_number = excluded.version_number, terms = excluded.terms, words = excluded.words,
         counts = excluded.counts, told = excluded.told, goals = excluded.goals, needs = excluded.needs, levels = excluded.levels,
         subjects = excluded.subjects returning xmax = 0 as is_new)
       update term_census set added = added + 1 where exists (select from saved where is_new)`,
      [
        resourceId,
        description.versionNumber,
        ...columnsOf(terms),
        description.goals,
        description.needs,
        description.levels,
        description.subjects,
      ],
    );
    await tx.manager.query('delete from resource_series where resource_id = $1', [resourceId]);
    if (series)
      await tx.manager.query(
        `insert into resource_series(agent_id, series, place, resource_id, label)
         select distinct agent, $2::text, $3::integer, $4::uuid, $5::text from unnest($1::uuid[]) agent`,
        [description.agentIds, series.series, series.place, resourceId, series.label],
      );
  }

  /** What is known of it, to be weighed. */
  async termsOf(tx: Transaction, resourceId: string): Promise<KnownTerms | null> {
    const [row] = await tx.manager.query<(TermColumns & Pick<KnownTerms, 'goals' | 'needs'>)[]>(
      'select terms, words, counts, told, goals, needs from resource_profile where resource_id = $1',
      [resourceId],
    );
    return row ? { ...row, terms: zipped(row) } : null;
  }

  /** The vector takes the place of the one before, and so do the terms by which it is found. */
  async saveVector(
    tx: Transaction,
    resourceId: string,
    { vector, goals, needs }: { vector: readonly WeighedTerm[] } & Pick<KnownTerms, 'goals' | 'needs'>,
  ): Promise<void> {
    await this.forgetTerms(tx, resourceId);
    const found = vector.slice(0, vectorFigure('looked'));
    const terms = [
      ...found,
      ...[...marked('goal', goals), ...marked('need', needs)].map((term) => ({ term, weight: GOAL_WEIGHT })),
    ];
    const looked = terms.map(({ term }) => term);
    await tx.manager.query(
      `insert into profile_term(term, weight, resource_id) select term, weight, $3 from unnest($1::text[], $2::real[]) as found(term, weight)
       on conflict do nothing`,
      [looked, terms.map(({ weight }) => weight), resourceId],
    );
    await tx.manager.query(
      `update resource_profile set terms = $2::text[], words = $3::text[], counts = $4::real[], told = $5::boolean[],
         vector = $6::real[], looked = $7::text[], census = (select number from term_census) where resource_id = $1`,
      [resourceId, ...columnsOf(vector), vector.map(({ weight }) => weight), looked],
    );
  }

  /** Nobody reads it any more: nothing of it stays. */
  async forget(tx: Transaction, resourceId: string): Promise<void> {
    await this.forgetTerms(tx, resourceId);
    await tx.manager.query(
      `with profile as (delete from resource_profile where resource_id = $1),
         series as (delete from resource_series where resource_id = $1)
       delete from similar_resource where resource_id = $1 or other_id = $1`,
      [resourceId],
    );
  }

  /**
   * Those that share its strongest terms, those with most in common first, and those that ask for what it teaches or teach
   * what it asks for. The cost is that of as many index look-ups as there are terms, whatever the number of resources.
   */
  async candidates(tx: Transaction, { resourceId, vector, goals, needs }: Profile): Promise<string[]> {
    const looked = vector.slice(0, vectorFigure('looked'));
    const twins = [...marked('need', goals), ...marked('goal', needs)];
    const rows = await tx.manager.query<{ id: string }[]>(
      `with asked as (
         select term, weight from unnest($2::text[], $3::real[]) as found(term, weight)
         union all select term, ${GOAL_WEIGHT}::real from unnest($4::text[]) as twin(term))
       select carrier.resource_id as id from asked cross join lateral (
         select resource_id, weight from profile_term where profile_term.term = asked.term
         order by weight desc, resource_id desc limit ${vectorFigure('carriers')}) carrier
       where carrier.resource_id <> $1 group by 1 order by sum(asked.weight * carrier.weight) desc, 1
       limit ${vectorFigure('compared')}`,
      [resourceId, looked.map(({ term }) => term), looked.map(({ weight }) => weight), twins],
    );
    return rows.map(({ id }) => id);
  }

  /** Of what anybody may read. */
  async profiles(tx: Transaction, ids: readonly string[]): Promise<Profile[]> {
    const rows = await tx.manager.query<(Omit<Profile, 'vector'> & TermColumns & { vector: number[] })[]>(
      `select profile.resource_id as "resourceId", coalesce(resource.family_id, resource.id) as "familyId",
         terms, words, counts, told, vector, goals, needs, levels, subjects
       from resource_profile profile join resource on resource.id = profile.resource_id and ${visibleToAll}
       where profile.resource_id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(({ terms, words, counts, told, vector, ...rest }) => ({
      ...rest,
      vector: zipped({ terms, words, counts, told }).map((each, at) => ({
        ...each,
        weight: vector[at] ?? 0,
      })),
    }));
  }

  /** As it was last counted. */
  async census(tx: Transaction, terms: readonly string[]): Promise<Census> {
    const [counted] = await tx.manager.query<{ resources: number }[]>('select resources from term_census');
    const rows = await tx.manager.query<{ term: string; resources: number }[]>(
      'select term, resources from term_holding where term = any($1::text[])',
      [terms],
    );
    return {
      resources: counted?.resources ?? 0,
      holding: new Map(rows.map(({ term, resources }) => [term, resources])),
    };
  }

  /** How many were counted last, and how many have come since. */
  async growth(): Promise<{ counted: number; added: number }> {
    const [row] = await this.database.rows<{ counted: number; added: number }>(
      'profile-growth',
      'select resources as counted, added from term_census',
    );
    return row ?? { counted: 0, added: 0 };
  }

  /** Counts again how many resources hold each term; vectors that were weighed before are known by their number. */
  async recount(tx: Transaction): Promise<void> {
    // A word that one resource has weighs as much as one that nobody has: not kept, they are half of all words.
    for (const statement of [
      'set local statement_timeout = 0',
      'truncate term_holding',
      `insert into term_holding(term, resources) select term, count(*) from resource_profile, unnest(terms) term
       group by term having count(*) > 1`,
      'update term_census set number = number + 1, added = 0, resources = (select count(*) from resource_profile)',
    ])
      await tx.manager.query(statement);
  }

  /** Weighed with an older count than the last, the oldest first. */
  async weighedBefore(most: number): Promise<string[]> {
    return this.ids(
      'profiles-weighed-before',
      `select resource_id as id from resource_profile where census < (select number from term_census) order by census, resource_id limit $1`,
      [most],
    );
  }

  /** Readable, and not described as they are now: published before there were profiles, or while the worker was down. */
  async undescribed(most: number): Promise<string[]> {
    return this.ids(
      'profiles-undescribed',
      `select resource.id from resource left join resource_profile profile on profile.resource_id = resource.id
       where ${visibleToAll} and profile.version_number is distinct from resource.latest_version limit $1`,
      [most],
    );
  }

  private async ids(name: string, sql: string, values: readonly unknown[]): Promise<string[]> {
    return (await this.database.rows<{ id: string }>(name, sql, values)).map(({ id }) => id);
  }

  private async forgetTerms(tx: Transaction, resourceId: string): Promise<void> {
    await tx.manager.query(
      `delete from profile_term using resource_profile profile
       where profile.resource_id = $1 and profile_term.term = any(profile.looked) and profile_term.resource_id = $1`,
      [resourceId],
    );
  }
}

const zipped = ({ terms, words, counts, told }: TermColumns): KnownTerms['terms'] =>
  terms.map((term, at) => ({
    term,
    word: words[at] ?? term,
    count: counts[at] ?? 0,
    told: told[at] ?? false,
  }));

const columnsOf = (terms: KnownTerms['terms']): [string[], string[], number[], boolean[]] => [
  terms.map(({ term }) => term),
  terms.map(({ word }) => word),
  terms.map(({ count }) => count),
  terms.map(({ told }) => told),
];
