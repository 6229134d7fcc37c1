import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database';
import { adaptedFor, barrierFree, visibleToAll } from '#resources';
import { wellReviewed } from '#reviews';
import type { CountedTerms, CoverageCounts } from './coverage.js';
import { needs } from './needs.js';

interface CountedPair extends CoverageCounts {
  readonly level: string;
  readonly subject: string;
}

/** How much there is of what is taught. One statement, whatever the number of classes and subjects. */
@Injectable()
export class CoverageRepository {
  constructor(private readonly database: Database) {}

  /** By class and subject, where there is anything, of one theme or of all; a resource counts once in each. */
  async count({ levels, subjects }: CountedTerms, theme: string | null): Promise<CountedPair[]> {
    return this.database.rows<CountedPair>(
      'coverage',
      `with level as (select * from jsonb_to_recordset($1::jsonb) as level(term text, counts text)),
         subject as (select * from jsonb_to_recordset($2::jsonb) as subject(term text, counts text)),
         shown as (select resource.id, version.levels, version.subjects, ${wellReviewed} as reviewed,
             ${barrierFree} as accessible, ${adaptedFor('$3::text[]')} as adapted
           from resource join version on version.resource_id = resource.id and version.number = resource.latest_version
           where ${visibleToAll} and version.levels && (select array_agg(term) from level)
             and version.subjects && (select array_agg(term) from subject)
             and ($4::text is null or version.fields->'themes' ? $4::text))
       select level.counts as level, subject.counts as subject, count(distinct id)::int as published,
         count(distinct id) filter (where reviewed)::int as reviewed, count(distinct id) filter (where accessible)::int as accessible,
         count(distinct id) filter (where adapted)::int as adapted
       from shown join level on level.term = any(shown.levels) join subject on subject.term = any(shown.subjects)
       group by level.counts, subject.counts`,
      [JSON.stringify(levels), JSON.stringify(subjects), needs, theme],
    );
  }
}
