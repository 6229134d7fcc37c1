import type pg from 'pg';
import { act, ask } from '../support/api.js';
import { behind } from '../support/behind.js';
import { plantFamily } from '../support/family.js';
import { join, type Person } from '../support/people.js';
import { type ProbedProduct, startProbedProduct } from '../support/probed-product.js';
import { mandated } from '../support/referents.js';
import { at, timed } from './measures.js';

const SUBMISSIONS = 2_000;
const REVIEWERS = 300;
const LINES = 50;
const ROUNDS = 40;
/** The page through the API costs at most so many times one bare statement for the same lines. */
const MOST_RATIO = 6;
/** As the référent's page of a submission has it. */
const MOST_STATEMENTS = 21;

const document = `query($slug: String!, $first: Int!, $after: String, $standing: [SubmissionStanding!]) {
  campaign(slug: $slug) { slug title reviewsWanted viewerCan { manage }
    submissions(first: $first, after: $after, standing: $standing) { totalCount edges { node { id title state standing
      rounds { id assignments { id state dueAt answerBy reviewer { name } } } } } } } }`;

/** The lines of the first page, each with its title, its people and where it stands: what no page can do without. */
const sameLines = `
  with line as (
    select submission.id, submission.resource_id, submission.state, round.id as round_id, work.live, work.sent, work.late, count(*) over () as total,
      row_number() over (order by case when work.live < campaign.reviews_wanted then 1 when work.sent = work.live then 2 when work.late > 0 then 3 else 4 end,
        work.due, submission.created_at) as place
    from submission join campaign on campaign.id = submission.campaign_id
      join review_round round on round.submission_id = submission.id and round.number = submission.round
      cross join lateral (select count(*) filter (where state in ('offered','accepted','sent')) as live, count(*) filter (where state = 'sent') as sent,
        count(*) filter (where state = 'accepted' and due_at < now()) as late, min(due_at) as due from assignment where round_id = round.id) work
    where submission.campaign_id = $1 order by place limit $2)
  select line.*, title.title, people.list from line
    cross join lateral (select title from version where version.resource_id = line.resource_id order by number desc limit 1) title
    cross join lateral (select jsonb_agg(jsonb_build_array(agent.public_name, assignment.state, assignment.due_at)) as list
      from assignment join account on account.id = assignment.reviewer_id join agent on agent.id = account.agent_id where assignment.round_id = line.round_id) people
  order by place`;

await main();

/** The référent's table of 2,000 submissions, by GraphQL over HTTP, beside one statement that reads the same lines. */
async function main(): Promise<void> {
  const product = await startProbedProduct({ home: process.cwd() });
  try {
    const referent = await mandated(product, 'Référente', 'referent', 'ac-lyon');
    await join(product, 'Autrice');
    const campaign = await opened(product, referent);
    await behind(product, async (owner) => {
      await plant(owner, campaign.id);
      const asked = { product, referent, slug: campaign.slug };
      const bare = () => owner.query(sameLines, [campaign.id, LINES]);
      const ways: Record<string, () => Promise<unknown>> = {
        'one bare statement': bare,
        'first page': () => page(asked, {}),
        'what is late': () => page(asked, { standing: ['OVERDUE'] }),
      };
      await tell(product, ways);
    });
  } finally {
    await product.stop();
  }
}

async function tell(product: ProbedProduct, ways: Record<string, () => Promise<unknown>>): Promise<void> {
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (const work of Object.values(ways)) await work();
  const statements = new Map<string, number>();
  for (let n = 0; n < ROUNDS; n += 1)
    for (const [name, work] of Object.entries(ways)) {
      const { statements: before } = await product.read();
      times.get(name)?.push(await timed(work));
      statements.set(name, (await product.read()).statements - before);
    }
  const floor = at(times.get('one bare statement') ?? [], 0.5);
  for (const [name, list] of times) {
    const median = at(list, 0.5);
    const ratio = median / floor;
    const count = statements.get(name) ?? 0;
    console.log(
      `${name}: median ${median.toFixed(1)} ms, p95 ${at(list, 0.95).toFixed(1)} ms, ${ratio.toFixed(1)} times the bare statement, ${count} statements`,
    );
    if (ratio > MOST_RATIO || count > MOST_STATEMENTS) process.exitCode = 1;
  }
}

async function page(
  { product, referent, slug }: { product: ProbedProduct; referent: Person; slug: string },
  variables: object,
): Promise<void> {
  const answer = await ask<{ campaign: { submissions: { edges: unknown[] } } }>(
    product.pages,
    document,
    { slug, first: LINES, ...variables },
    referent.session,
  );
  if (answer.data?.campaign.submissions.edges.length !== LINES) throw new Error(JSON.stringify(answer));
}

async function opened(product: ProbedProduct, referent: Person): Promise<{ id: string; slug: string }> {
  const { data } = await ask<{ territory: { id: string } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } }',
  );
  const input = { title: 'Deux mille', territoryId: data?.territory.id, aim: 'Relire.', reviewsWanted: 2 };
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    referent.session,
    ['createCampaign', input],
    'campaign { id slug }',
  );
  await act(product, referent.session, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  return campaign;
}

/** Written behind the application; two reviews asked of each but one in five, in all states, one in seven late. */
async function plant(owner: pg.Pool, campaignId: string): Promise<void> {
  const family = Array.from({ length: SUBMISSIONS }, (_, place) => ({
    title: `La leçon numéro ${place}`,
    sources: [],
  }));
  const resources = await plantFamily(owner, family);
  await owner.query(
    `with people as (insert into agent(kind, slug, public_name, created_at) select 'person', 'relecture-' || n, 'Relecture ' || n, now() from generate_series(1, ${REVIEWERS}) n returning id)
     insert into account(agent_id, email, state, created_at) select id, id::text || '@ecole.test', 'active', now() from people`,
  );
  await owner.query(
    `insert into submission(campaign_id, resource_id, state, round, created_at, submitted_at)
     select $1, id, 'in_review', 1, now() - n * interval '1 minute', now() from unnest($2::uuid[]) with ordinality each(id, n)`,
    [campaignId, resources],
  );
  await owner.query(
    `insert into review_round(submission_id, number, version_id, opened_at)
     select submission.id, 1, version.id, now() from submission join version on version.resource_id = submission.resource_id where campaign_id = $1`,
    [campaignId],
  );
  await owner.query(
    `with person as (select account.id, row_number() over (order by account.id) - 1 as n from account join agent on agent.id = agent_id where agent.slug like 'relecture-%'),
       round as (select review_round.id, row_number() over (order by review_round.id) as n from review_round)
     insert into assignment(round_id, reviewer_id, state, offered_at, answer_by, due_at, because)
     select round.id, person.id, (array['offered','accepted','sent','accepted'])[1 + (round.n + place) % 4], now(), now() + interval '5 days',
       now() + case when round.n % 7 = 0 then interval '-2 days' else interval '9 days' end, 'Vous relisez dans cette langue'
     from round, generate_series(0, 1) place join person on true where person.n = (round.n * 2 + place) % ${REVIEWERS} and round.n % 5 <> 0`,
  );
  await owner.query('analyze');
}
