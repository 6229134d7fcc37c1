import { behind } from '../support/behind.js';
import type { RunningProduct } from '../support/product.js';

/** What a scene holds of peer review, in its campaign. A draft has none of it, and borrows ids that name nothing. */
export interface ReviewScene {
  /** Of the scene's resource: it is being read. */
  readonly submissionId: string;
  /** The teacher's, accepted, with a review that is saved and not sent, and a remark. */
  readonly assignmentId: string;
  readonly remarkId: string;
  /** Of somebody else, who has sent hers. */
  readonly otherAssignmentId: string;
  /** Of the resource beside the scenes: it is decided, from a review of that other person, who lets nobody else read it. */
  readonly decidedId: string;
  readonly decidedRemarkId: string;
  /** The same resource, which the teacher, that other person and who said no graded; only the teacher offered to review here. */
  readonly exemplarId: string;
}

interface Wish {
  readonly campaignSlug: string;
  readonly resourceId: string;
  readonly decidedResourceId: string;
  /** Addresses of mail: who reviews first, who has sent hers, who said no. */
  readonly reviewers: readonly [string, string, string];
  /** What the first writes, what only who runs the campaign may read. */
  readonly words: { readonly own: string; readonly sealed: string };
}

/** The grades that make a review of this campaign complete. */
const grades = `select jsonb_object_agg(criterion->>'key', jsonb_build_object('grade', 1, 'note', 'Plus court.')) as grades
  from campaign join rubric_version rubric on rubric.id = campaign.rubric_version_id, jsonb_array_elements(rubric.criteria) criterion
  where campaign.slug = $1`;

const reviewing = `
with submitted as (
  insert into submission(campaign_id, resource_id, state, words, round, created_at, submitted_at)
  select campaign.id, $2, 'in_review', 'Est-ce clair ?', 1, now(), now() from campaign where slug = $1 returning id, resource_id),
opened as (
  insert into review_round(submission_id, number, version_id, opened_at)
  select submitted.id, 1, version.id, now() from submitted join version using (resource_id) where version.number = 1 returning id),
passages as (
  insert into round_passage(round_id, position, part, block_id, kind, text, hash)
  select id, place, 'texte', 'b' || place, 'paragraph', 'Un passage.', 'h' || place from opened, generate_series(1, 2) place
  union all select opened.id, 3 + part.position, part.name, 'fichier', 'file', part.name, part.blob_sha256
  from opened, submitted join version using (resource_id) join part on part.version_id = version.id
  where version.number = 1 and part.kind = 'file'),
asked as (
  insert into assignment(round_id, reviewer_id, state, offered_at, answer_by, answered_at, due_at, because, reason, ended_at)
  select opened.id, account.id, given.state, now(), now() + interval '5 days', now(), now() + interval '20 days',
    'Vous enseignez en CM1.', case when given.state = 'declined' then $8 end,
    case when given.state <> 'accepted' then now() end
  from opened, (values ($3, 'accepted'), ($4, 'sent'), ($5, 'declined')) as given(email, state) join account using (email)
  returning id, state),
written as (
  insert into review(id, revision, fields, saved_at, sent_at)
  select id, 1, jsonb_build_object('answers', ($6::jsonb), 'strengths', words, 'privateNote', words, 'verdict', 'publishable',
    'usedAi', true, 'aiWords', 'Pour relire.', 'signature', 'academie', 'mayBeShown', true),
    now(), case when state = 'sent' then now() end
  from (select id, state, case when state = 'sent' then $8 else $7 end as words from asked where state <> 'declined') as each
  returning id),
remarked as (
  insert into remark(review_id, position, criterion, part, block_id, page, x, y, quote, words, suggestion, created_at)
  select asked.id, 0, 'clarte', 'texte', 'b1', 2, 250, 700, 'Un passage.', case when state = 'sent' then $8 else $7 end, 'Le passage.', now()
  from asked where state <> 'declined' returning id, review_id)
select submitted.id as "submissionId", mine.id as "assignmentId", other.id as "otherAssignmentId", remarked.id as "remarkId"
from submitted, asked mine, asked other, remarked
where mine.state = 'accepted' and other.state = 'sent' and remarked.review_id = mine.id`;

const decided = `
with submitted as (
  insert into submission(campaign_id, resource_id, state, words, round, created_at, submitted_at)
  select campaign.id, $2, 'decided', 'Est-ce clair ?', 1, now(), now() from campaign where slug = $1 returning id, resource_id),
opened as (
  insert into review_round(submission_id, number, version_id, opened_at, outcome, reason, grades, decided_at, shared_at)
  select submitted.id, 1, version.id, now(), 'reviewed', 'Deux relectures favorables.',
    (select jsonb_object_agg(key, 1) from jsonb_object_keys($4::jsonb) key), now(), now()
  from submitted join version using (resource_id) order by version.number desc limit 1 returning id),
asked as (
  insert into assignment(round_id, reviewer_id, state, offered_at, answer_by, answered_at, due_at, because, ended_at)
  select opened.id, account.id, 'sent', now(), now() + interval '5 days', now(), now() + interval '20 days', 'Elle enseigne.', now()
  from opened, account where email = $3 returning id),
written as (
  insert into review(id, revision, fields, saved_at, sent_at)
  select id, 1, jsonb_build_object('answers', $4::jsonb, 'strengths', 'Se lance en deux minutes.', 'privateNote', $5::text,
    'verdict', 'publishable', 'usedAi', false, 'signature', 'academie', 'mayBeShown', false), now(), now() from asked returning id),
remarked as (
  insert into remark(review_id, position, words, created_at, answer, answered_at, taken_at)
  select id, 0, 'Une durée manque.', now(), 'Ajoutée.', now(), now() from asked returning id)
select submitted.id as "decidedId", remarked.id as "decidedRemarkId" from submitted, remarked`;

const calibrated = `
with offered as (
  insert into campaign_reviewer(campaign_id, account_id, since)
  select campaign.id, account.id, now() from campaign, account where slug = $1 and email = $3),
chosen as (
  insert into exemplar(campaign_id, number, resource_id, version_id, added_at)
  select campaign.id, 1, $2, version.id, now() from campaign, version
  where slug = $1 and version.resource_id = $2 order by version.number desc limit 1 returning id),
graded as (
  insert into exemplar_grade(exemplar_id, account_id, answers, graded_at)
  select chosen.id, account.id, $6::jsonb, now() from chosen, account where email in ($3, $4, $5))
select id as "exemplarId" from chosen`;

/** As the verbs would have left it: straight to the rows, since a reviewer may only be asked so much at once. */
export async function reviewedIn(
  product: Pick<RunningProduct, 'dataDir'>,
  { campaignSlug, resourceId, decidedResourceId, reviewers, words }: Wish,
): Promise<ReviewScene> {
  let made: ReviewScene | undefined;
  await behind(product, async (owner) => {
    const { rows } = await owner.query<{ grades: object }>(grades, [campaignSlug]);
    const answers = JSON.stringify(rows[0]?.grades);
    const first = [campaignSlug, resourceId, ...reviewers, answers, words.own, words.sealed];
    const second = [campaignSlug, decidedResourceId, reviewers[1], answers, words.sealed];
    const [{ rows: open }, { rows: over }] = [
      await owner.query<ReviewScene>(reviewing, first),
      await owner.query<ReviewScene>(decided, second),
    ];
    const third = [campaignSlug, decidedResourceId, ...reviewers, answers];
    const { rows: chosen } = await owner.query<ReviewScene>(calibrated, third);
    if (open[0] && over[0] && chosen[0]) made = { ...open[0], ...over[0], ...chosen[0] };
  });
  if (!made) throw new Error('Nothing is reviewed.');
  return made;
}

/** As if each of these people had offered to review, with every field of it filled. */
export const offeredBy = (
  product: Pick<RunningProduct, 'dataDir'>,
  emails: readonly string[],
): Promise<void> =>
  behind(product, (owner) =>
    owner.query(
      `insert into reviewer(account_id, since, cap, absent_from, absent_until)
       select id, now(), 3, '2027-07-10', '2027-08-20' from account where email = any($1::text[])`,
      [emails],
    ),
  );

const again = `
with second as (update review_round set number = 2 where submission_id = $1 and number = 1 returning submission_id, version_id),
counted as (update submission set round = 2 where id = $1),
first as (
  insert into review_round(submission_id, number, version_id, opened_at, outcome, reason, decided_at)
  select submission_id, 1, version_id, now(), 'rework', 'Trois choses à reprendre.', now() from second returning id)
insert into round_passage(round_id, position, part, block_id, kind, text, hash)
select id, place, 'texte', 'b' || place, 'paragraph', 'Un passage, avant.', 'avant ' || place from first, generate_series(1, 3) place`;

/** As if what is read had been read before, in other words, and came back. */
export const readBefore = (product: Pick<RunningProduct, 'dataDir'>, submissionId: string): Promise<void> =>
  behind(product, (owner) => owner.query(again, [submissionId]));
