import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes resources near: the terms of each, those by which it is found, how many hold each term, the neighbours that
 * were computed, and what the title of each says it is a part of. All of it can be made again from the rest. A term
 * is looked up by its weight, and deleted by the terms of its profile: no other index, no foreign key to keep.
 */
export class Similar1764030094000 implements MigrationInterface {
  name = 'Similar1764030094000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table resource_profile (
        resource_id uuid primary key references resource(id) on delete cascade, version_number integer not null,
        terms text[] not null, words text[] not null, counts real[] not null, told boolean[] not null,
        goals text[] not null, needs text[] not null,
        levels text[] not null, subjects text[] not null,
        vector real[] not null default '{}', looked text[] not null default '{}',
        census integer not null default 0);
      create index profile_of_census on resource_profile(census);
      create table profile_term (
        term text not null, weight real not null, resource_id uuid not null, primary key (term, weight, resource_id));
      create table term_holding (term text primary key, resources integer not null);
      create table term_census (
        single boolean primary key default true check (single), number integer not null, resources integer not null,
        added integer not null default 0);
      insert into term_census(number, resources) values (0, 0);
      create table similar_resource (
        resource_id uuid not null references resource(id) on delete cascade, kind text not null check (kind in ('similar','next')),
        other_id uuid not null references resource(id) on delete cascade, score real not null, common jsonb not null,
        primary key (resource_id, kind, other_id));
      create index similar_to on similar_resource(other_id);
      create table resource_series (
        agent_id uuid not null references agent(id), series text not null, place integer not null,
        resource_id uuid not null references resource(id) on delete cascade, label text not null,
        primary key (agent_id, series, place, resource_id));
      create index series_of_resource on resource_series(resource_id);
      comment on column resource_series.agent_id is 'privacy: public';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table resource_series, similar_resource, term_census, term_holding, profile_term, resource_profile',
    );
  }
}
