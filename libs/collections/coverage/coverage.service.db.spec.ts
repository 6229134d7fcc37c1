import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { expandTerms, levels, subjects } from '#vocabulary';
import type { TestApplication } from '../../../test/support/application.js';
import { newCall, startCalling } from '../../../test/support/calls.js';
import { newReferent } from '../../../test/support/reviews.js';
import { ReviewStage } from '../../../test/support/submissions.js';
import { CoverageService } from './coverage.service.js';
import { coverageCycles } from './coverage.js';

jest.setTimeout(180_000);

let product: TestApplication;

beforeAll(async () => {
  product = await startCalling();
  const stage = await ReviewStage.set(product, {}, 0);
  const submission = await stage.submitted();
  await generate(submission.id);
});
afterAll(() => product?.stop());

/**
 * 300 resources of chance (the seed is PostgreSQL’s own): in all lives, of one to three versions whose levels and subjects
 * differ, with texts and files that were looked at or not, labels on some version, reasons to adapt.
 */
async function generate(submissionId: string): Promise<void> {
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  const client = product.behind.owner;
  await client.query('select setseed(0.42)');
  await client.query(
    `insert into blob(sha256, size, mime, verdict, action, reason, scanned_at)
     select encode(sha256(n::text::bytea), 'hex'), 1, 'application/pdf', 'accepted', 'kept', '', now() from generate_series(1, 40) n`,
  );
  await client.query(
    `insert into blob_check(blob_sha256, rules_version, state, checked_at, accessibility)
     select sha256, 2, 'done', now(), (array['done','done','failed',null])[1 + floor(random() * 4)::int] from blob where random() < 0.8`,
  );
  await client.query(
    `insert into finding(blob_sha256, kind, place, severity, state, found_at, rule)
     select blob_sha256, 'accessibility', 'page 1', (array['blocking','annoying'])[1 + floor(random() * 2)::int], 'open', now(), 'x'
     from blob_check where random() < 0.5`,
  );
  await client.query(
    `insert into resource(short_code, slug, lifecycle, visibility, latest_version, created_at, published_at)
     select 'X' || n, 'x-' || n, (array['published','published','published','published','withdrawn','draft'])[1 + floor(random() * 6)::int],
       case when random() < 0.1 then 'hidden' else 'shown' end, 1 + floor(random() * 3)::int, now(), now() from generate_series(1, 300) n`,
  );
  await client.query(
    `insert into version(resource_id, number, title, summary, language, levels, subjects, types, fields, metadata_hash, licence_id, published_at, datestamp)
     select resource.id, number, 'T', 'S', 'fr',
       array(select distinct ($1::text[])[1 + floor(random() * cardinality($1::text[]) + number * 0)::int] from generate_series(1, 1 + (random() * 3)::int)),
       array(select distinct ($2::text[])[1 + floor(random() * cardinality($2::text[]) + number * 0)::int] from generate_series(1, 1 + (random() * 2)::int)),
       '{}', (array['{}', '{"themes": ["emi"]}', '{"themes": ["edd", "emi"]}'])[1 + floor(random() * 3 + number * 0)::int]::jsonb, 'x', 'CC-BY-4.0', now(), now()
     from resource cross join lateral generate_series(1, resource.latest_version) number where resource.slug like 'x-%'`,
    [ids(levels()), ids(subjects())],
  );
  await client.query(
    `insert into part(version_id, kind, position, content, blob_sha256)
     select version.id, drawn.kind, n, case when drawn.kind = 'text' then 'Un texte.' end,
       case when drawn.kind = 'file' then encode(sha256((1 + floor(random() * 40)::int)::text::bytea), 'hex') end
     from version cross join generate_series(1, 2) n cross join lateral (
       select (array['text','file','file','link'])[1 + floor(random() * 4 + n * 0)::int] as kind) drawn where version.title = 'T'`,
  );
  await client.query(
    `insert into version_source(version_id, outside_url, outside_title, licence_id, reasons, position)
     select id, 'https://exemple.org/', 'Un original', 'CC-BY-4.0',
       array[(array['dys','falc','gros-caracteres','plus-court','traduction'])[1 + floor(random() * 5)::int]], 0
     from version where title = 'T' and random() < 0.4`,
  );
  await client.query(
    `insert into review_round(submission_id, number, version_id, opened_at, outcome, decided_at)
     select $1, 1000 + row_number() over (), id, now(),
       (array['recommended','reviewed','reservations','rework'])[1 + floor(random() * 4)::int], now() - random() * interval '9 days'
     from version cross join generate_series(1, 2) where title = 'T' and random() < 0.4`,
    [submissionId],
  );
}

interface Told {
  readonly levels: string[];
  readonly subjects: string[];
  readonly themes: string[];
  readonly reviewed: boolean;
  readonly accessible: boolean;
  readonly adapted: boolean;
}

/** What everybody may read, counted by hand: plain rows, one resource after the other, no word of the product’s SQL. */
async function recount(): Promise<Told[]> {
  const rowsOf = async <Row>(sql: string): Promise<Row[]> =>
    (await product.behind.owner.query(sql)).rows as Row[];
  type VersionRow = {
    id: string;
    resource_id: string;
    number: number;
    levels: string[];
    subjects: string[];
    fields: { themes?: string[] };
  };
  const resources = await rowsOf<{ id: string; latest_version: number }>(
    `select id, latest_version from resource where lifecycle = 'published' and visibility <> 'hidden'`,
  );
  const versions = await rowsOf<VersionRow>(
    'select id, resource_id, number, levels, subjects, fields from version',
  );
  const parts = await rowsOf<{ version_id: string; kind: string; blob_sha256: string | null }>(
    'select * from part',
  );
  const checks = await rowsOf<{ blob_sha256: string; accessibility: string | null }>(
    'select * from blob_check',
  );
  const findings = await rowsOf<{ blob_sha256: string; kind: string; severity: string }>(
    'select * from finding',
  );
  const sources = await rowsOf<{ version_id: string; reasons: string[] }>('select * from version_source');
  const rounds = await rowsOf<{ version_id: string; outcome: string | null; decided_at: Date }>(
    'select * from review_round',
  );
  return resources.flatMap(({ id, latest_version }) => {
    const own = versions.filter(({ resource_id }) => resource_id === id);
    const latest = own.find(({ number }) => number === latest_version);
    if (!latest) return [];
    const decided = rounds
      .flatMap((round) => {
        const version = own.find((each) => each.id === round.version_id && each.number <= latest_version);
        const isPublic = round.outcome !== null && round.outcome !== 'rework';
        return version && isPublic ? [{ ...round, number: version.number }] : [];
      })
      .sort((a, b) => b.number - a.number || b.decided_at.getTime() - a.decided_at.getTime());
    const held = parts.filter(({ version_id }) => version_id === latest.id);
    const stateOfFile = (sha: string | null): 'read' | 'unread' | 'nothing' | 'barrier' => {
      const check = checks.find(({ blob_sha256 }) => blob_sha256 === sha);
      const found = findings.filter(
        ({ blob_sha256, kind }) => blob_sha256 === sha && kind === 'accessibility',
      );
      if (found.some(({ severity }) => severity === 'blocking')) return 'barrier';
      if (!check || check.accessibility === 'failed') return 'unread';
      return check.accessibility === null ? 'nothing' : 'read';
    };
    const states = held.map(({ kind, blob_sha256 }) =>
      kind === 'text' ? 'read' : kind === 'file' ? stateOfFile(blob_sha256) : 'nothing',
    );
    return {
      levels: latest.levels,
      subjects: latest.subjects,
      themes: latest.fields.themes ?? [],
      reviewed: ['recommended', 'reviewed'].includes(decided[0]?.outcome ?? ''),
      accessible: states.includes('read') && !states.includes('barrier') && !states.includes('unread'),
      adapted: sources.some(
        ({ version_id, reasons }) =>
          version_id === latest.id &&
          reasons.some((each) => ['dys', 'gros-caracteres', 'falc'].includes(each)),
      ),
    };
  });
}

const isAt = (told: Told, level: string, subject: string): boolean =>
  levels().some(({ id, classes }) => told.levels.includes(id) && (classes ?? [id]).includes(level)) &&
  expandTerms('subjects', [subject]).some((id) => told.subjects.includes(id));

describe('the coverage of what is taught', () => {
  it('says of each cell of each cycle, and of each theme, what a recount by hand says', async () => {
    const told = await recount();
    expect(told.length).toBeGreaterThan(100);
    const seen = { published: 0, reviewed: 0, accessible: 0, adapted: 0 };
    const coverage = product.app.get(CoverageService, { strict: false });
    const asked = coverageCycles().flatMap(({ id: cycle }) =>
      [null, 'emi', 'edd'].map((theme) => ({ cycle, theme })),
    );
    for (const { cycle, theme } of asked)
      for (const line of (await coverage.linesOf(cycle, theme)) ?? []) {
        const ofTheme = told.filter(({ themes }) => theme === null || themes.includes(theme));
        const here = ofTheme.filter((each) => isAt(each, line.level.id, line.subject.id));
        const expected = {
          published: here.length,
          reviewed: here.filter(({ reviewed }) => reviewed).length,
          accessible: here.filter(({ accessible }) => accessible).length,
          adapted: here.filter(({ adapted }) => adapted).length,
        };
        expect({ cell: `${line.level.id} ${line.subject.id}`, ...line }).toMatchObject(expected);
        for (const name of Object.keys(seen) as (keyof typeof seen)[]) seen[name] += expected[name];
      }
    // The chance was not such that nothing was compared.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });

  it('is asked of no theme that is none of ours', async () => {
    const coverage = product.app.get(CoverageService, { strict: false });
    expect(await coverage.linesOf('cycle-3', 'nulle-part')).toBeNull();
    expect(await coverage.linesOf('cycle-3', 'emi')).not.toEqual(await coverage.linesOf('cycle-3'));
  });

  it('names the open call that asks for more of a line', async () => {
    const opener = await newReferent(product, 'Conseil', null, 'curator');
    const call = await newCall(product, opener, { levels: ['cycle-2'], subjects: ['mathematiques'] });
    await newCall(product, opener, { levels: ['cycle-2'], subjects: ['francais'], isDraft: true });
    const lines = (await product.app.get(CoverageService, { strict: false }).linesOf('cycle-2')) ?? [];
    const called = lines.filter((line) => line.call !== null);
    expect(called.map(({ level, subject }) => `${level.id} ${subject.id}`)).toEqual([
      'cp mathematiques',
      'ce1 mathematiques',
      'ce2 mathematiques',
    ]);
    expect(called[0]?.call?.id).toBe(call.id);
  });
});
