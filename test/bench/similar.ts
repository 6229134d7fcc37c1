import { CollectionsModule } from '#collections';
import { DiscoveryModule, SimilarRepository, SimilarService } from '#discovery';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { RemixesModule } from '#remixes';
import { ResourceRepository, ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { newPublished, newTeacher } from '../support/builders.js';
import { RandomChoice } from '../support/random-choice.js';
import { at, timed } from './measures.js';

/** Issue 7: reading what is near costs at most so many times a read by primary key. */
const MOST_READ = 3;
/** A new resource costs at 100,000 at most so many times what it costs at 1,000. */
const MOST_NEW = 3;
const FEW = 1_000;
const MANY = 100_000;
const READS = 2_000;
const NEW = 40;
const WARMING = 200;
/** What a catalogue is made of: words, resources that say the same ones, words of each, and as many as the product keeps. */
const WORDS = 20_000;
const SHAPES = 2_000;
const TERMS = 256;
const LOOKED = 64;
const KEPT = 24;
/** Resources in one collection. */
const SHELF = 20;

await main();

/** Reading the neighbours of one resource beside reading one resource, and finding those of a new one, at two sizes. */
async function main(): Promise<void> {
  const product = await startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
    DiscoveryModule,
  ]);
  try {
    const author = await newTeacher(product, 'Autrice');
    const fresh: string[] = [];
    for (let n = 0; n < NEW; n += 1)
      fresh.push(
        (await newPublished(product, author, { title: `Leçon ${lesson(n, 3)}`, text: lesson(n, 300) })).id,
      );
    await product.drain();
    await store(product, FEW);
    const few = await newCost(product, fresh);
    await store(product, MANY);
    const many = await newCost(product, fresh);
    console.log(
      `a new resource: ${few.toFixed(1)} ms among ${FEW}, ${many.toFixed(1)} ms among ${MANY}: ${(many / few).toFixed(2)} times`,
    );
    const read = await readCost(product);
    console.log(
      `what is near, among ${MANY}: ${read.near.toFixed(2)} ms; by primary key ${read.key.toFixed(2)} ms: ${(read.near / read.key).toFixed(2)} times`,
    );
    if (many / few > MOST_NEW || read.near / read.key > MOST_READ) process.exitCode = 1;
  } finally {
    await product.stop();
  }
}

/** Each resource again, as when it is published: its words, its neighbours, and itself among theirs. */
async function newCost(product: TestApplication, ids: readonly string[]): Promise<number> {
  const service = product.app.get(SimilarService);
  const times: number[] = [];
  for (const round of [0, 1, 2])
    for (const id of ids) {
      const time = await timed(() => service.refresh([id]));
      if (round > 0) times.push(time); // the first round warms caches and statements
    }
  return at(times, 0.5);
}

/** Turn by turn, so that whatever else the machine does falls on both. */
async function readCost({ app, behind: { owner } }: TestApplication): Promise<{ near: number; key: number }> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from resource order by md5(id::text) limit $1',
    [READS],
  );
  const [signs, resources] = [app.get(SimilarRepository), app.get(ResourceRepository, { strict: false })];
  const [near, key]: [number[], number[]] = [[], []];
  let found = 0;
  for (const { id } of rows) {
    near.push(
      await timed(async () => {
        found += (await signs.signsOf([id])).get(id)?.length ?? 0;
      }),
    );
    key.push(await timed(() => resources.byIds([id])));
  }
  console.log(`${(found / rows.length).toFixed(1)} signs a resource`);
  return { near: at(near.slice(WARMING), 0.5), key: at(key.slice(WARMING), 0.5) };
}

/**
 * Published resources until there are so many, each with a profile of some of the words, the terms by which it is found,
 * its neighbours, and a place in a public collection: words are drawn so that a few are everywhere.
 */
async function store({ behind: { owner } }: TestApplication, until: number): Promise<void> {
  const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from resource');
  const more = until - (rows[0]?.count ?? 0);
  await owner.query(
    `insert into resource(id, slug, short_code, lifecycle, visibility, latest_version, family_id, created_at, published_at)
     select id, id::text, upper(left(md5(id::text), 12)), 'published', 'shown', 1, id, now(), now()
     from (select gen_random_uuid() as id from generate_series(1, $1::int)) generated`,
    [more],
  );
  await owner.query(
    `with shape as (
       select n, array_agg(distinct 'm' || floor(${WORDS} * power(random(), 2))::int) as terms
       from generate_series(1, ${SHAPES}) n, generate_series(1, ${TERMS}) m where m is not null group by n),
     shaped as (
       select n, terms, array(select (0.5 / sqrt(cardinality(terms)) * (1.5 - place::real / cardinality(terms)))::real
         from generate_series(1, cardinality(terms)) place) as weights, array(select true from unnest(terms)) as told from shape),
     bare as (select id, 1 + row_number() over () % ${SHAPES} as n from resource
       where not exists (select from resource_profile where resource_id = resource.id))
     insert into resource_profile(resource_id, version_number, terms, words, counts, told, goals, needs, levels, subjects, vector, looked)
     select id, 1, terms, terms, weights, told, '{}', '{}', '{cm1}', '{mathematiques}', weights, terms[1:${LOOKED}] from bare join shaped using (n)`,
  );
  await owner.query(
    `insert into profile_term(term, weight, resource_id)
     select term, weight, resource_id from resource_profile, unnest(looked, vector[1:${LOOKED}]) as each(term, weight)
     where weight is not null and term is not null on conflict do nothing`,
  );
  await owner.query(
    `with numbered as (select id, row_number() over (order by id) as n, count(*) over () as everybody from resource)
     insert into similar_resource(resource_id, kind, other_id, score, common)
     select mine.id, 'similar', other.id, 1.0 / step, '{"terms": [{"term": "m1", "word": "m1"}, {"term": "m2", "word": "m2"}], "subjects": ["mathematiques"], "after": []}'
     from numbered mine cross join generate_series(1, ${KEPT}) step
       join numbered other on other.n = 1 + (mine.n + step * 37) % mine.everybody
     where other.id <> mine.id on conflict do nothing`,
  );
  await owner.query(
    `with curator as (select id from account limit 1),
     held as (select id, (row_number() over (order by id) - 1) as n from resource),
     made as (insert into collection(slug, title, why, visibility, link_key, created_by, created_at, updated_at, published_at)
       select 'k' || $1 || '-' || n, 'Une collection', '', 'public', 'k' || $1 || '-' || n, curator.id, now(), now(), now()
       from curator, generate_series(0, $1::int / ${SHELF}) n returning id, slug)
     insert into collection_item(collection_id, position, resource_id, seen_version, added_at)
     select made.id, n % ${SHELF}, held.id, 1, now() from held join made on made.slug = 'k' || $1 || '-' || (n / ${SHELF}) on conflict do nothing`,
    [until],
  );
  await owner.query('analyze');
}

/** Words that no other seed has in this order. */
function lesson(seed: number, count: number): string {
  const choice = new RandomChoice(seed + 1);
  return Array.from({ length: count }, () => `m${Math.floor(WORDS * choice.number() ** 2)}`).join(' ');
}
