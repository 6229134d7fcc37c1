import { act, ask } from '../support/api.js';
import { type Company, type Deed, type Doing, orRefused } from './deed.js';

interface Seen {
  readonly state: string;
  readonly review: {
    readonly revision: number;
    readonly strengths: string;
    readonly remarks: readonly { readonly words: string }[];
  };
}

const assignmentOf = ({ review }: Company): string => review.assignmentIds[1] ?? '';

async function see(company: Company): Promise<Seen> {
  const query =
    'query($id: ID!) { assignment(id: $id) { state review { revision strengths remarks { words } } } }';
  const { house, review } = company;
  const { data, text } = await ask<{ assignment: Seen | null }>(
    house.product.pages,
    query,
    { id: assignmentOf(company) },
    review.signing.person.session,
  );
  if (!data?.assignment) throw new Error(text);
  return data.assignment;
}

async function criteriaOf({ house, review }: Company): Promise<string[]> {
  const query = 'query($slug: String!) { campaign(slug: $slug) { rubric { criteria { key } } } }';
  const { data } = await ask<{ campaign: { rubric: { criteria: { key: string }[] } } }>(
    house.product.pages,
    query,
    { slug: review.campaign.slug },
  );
  return (data?.campaign.rubric.criteria ?? []).map(({ key }) => key);
}

/** The form of her page as a browser posts it, every answer in it. */
async function post(company: Company, fields: Record<string, string>): Promise<Response> {
  const grades = (await criteriaOf(company)).map((key) => [`note-${key}`, '1']);
  const form = {
    ...(Object.fromEntries(grades) as Record<string, string>),
    ...{ verdict: 'PUBLISHABLE', usedAi: 'non', signature: 'NAME', privateNote: 'Rien à dire.' },
    ...fields,
  };
  return fetch(`${company.house.product.pages}/relectures/${assignmentOf(company)}`, {
    method: 'POST',
    redirect: 'manual',
    headers: company.review.signing.person.session.headers,
    body: new URLSearchParams(form),
  });
}

/** Posts the form, again too: it must lead where a form that was kept leads. */
async function postTo(company: Company, fields: Record<string, string>, goal: string): Promise<void> {
  const response = await post(company, fields);
  const goes = `${response.status} ${response.headers.get('location') ?? ''}`;
  if (!goes.includes(goal)) throw new Error(`${goes} instead of ${goal}`);
}

/** Words saved, and a remark with them where there is one: a form posted twice is one. */
function saving(after: 'old' | 'new', remark: string | null = null) {
  return async (company: Company): Promise<Doing> => {
    const { review } = await see(company);
    const strengths = `Écrit à la révision ${review.revision}.`;
    const added: Record<string, string> =
      remark === null ? {} : { passage: '1', words: remark, action: 'remarque' };
    const save = () =>
      postTo(company, { revision: String(review.revision), strengths, ...added }, 'fait=enregistre');
    return {
      act: save,
      again: save,
      see: async () => {
        const now = (await see(company)).review;
        if (JSON.stringify(now) === JSON.stringify(review)) return 'old';
        const remarks = now.remarks.length - review.remarks.length;
        const isWhole = now.strengths === strengths && remarks === (remark === null ? 0 : 1);
        return isWhole && now.revision > review.revision ? 'new' : JSON.stringify(now);
      },
      after: [after],
    };
  };
}

/** What was sent is taken as sent when it is sent again; other words are given back. */
async function sending(company: Company): Promise<Doing> {
  const { revision } = (await see(company)).review;
  const fields = { revision: String(revision), strengths: 'Dernier mot.', action: 'envoyer' };
  const send = () => postTo(company, fields, '303 /relire?fait=relecture');
  return {
    act: send,
    again: async () => {
      await send();
      const other = 'Écrit dans l’autre onglet.';
      const late = await post(company, { ...fields, strengths: other });
      const page = await late.text();
      const isGivenBack = page.includes(other) && page.includes('Cette relecture est envoyée');
      if (late.status !== 422 || !isGivenBack)
        throw new Error(`${late.status}: other words are not given back`);
    },
    see: async () => {
      const { state, review } = await see(company);
      if (state === 'ACCEPTED' && review.revision === revision) return 'old';
      return state === 'SENT' && review.strengths === 'Dernier mot.' ? 'new' : `${state} ${review.strengths}`;
    },
    after: ['new'],
  };
}

/** By the référent, on the two reviews that are sent by then. */
async function deciding(company: Company): Promise<Doing> {
  const { house, review } = company;
  const grades = (await criteriaOf(company)).map((criterion) => ({ criterion, grade: 1 }));
  const wish = { id: review.submissionId, outcome: 'REVIEWED', reason: 'Deux avis favorables.', grades };
  const decide = () =>
    act(house.product, review.referent.session, ['decideSubmission', wish], 'round { id }');
  return {
    act: decide,
    again: () => orRefused(decide, 'DECIDED', 'ROUND'),
    see: async () => {
      const [row] = await house.rows<{ state: string; decided: number; said: number }>(
        `select state, (select count(*)::int from review_round where submission_id = submission.id and decided_at is not null) as decided,
           (select count(*)::int from audit_entry where verb = 'submission.decide' and subject_id = submission.id::text) as said
         from submission where id = $1`,
        [review.submissionId],
      );
      const said = `${row?.state}, decided ${row?.decided} times, said ${row?.said} times`;
      if (row?.decided === 0 && row.said === 0) return 'old';
      return row?.decided === 1 && row.said === 1 ? 'new' : said;
    },
    after: ['new'],
  };
}

/** A form that does more than save passes the point twice: its words first, which stay whatever follows. */
const second = { point: 'review.saved', order: 'review.saved:2' } as const;

/** In this order: each finds what the one before left. */
export const reviewDeeds: readonly Deed[] = [
  { point: 'review.inTx', what: 'a review saved', begin: saving('old') },
  { point: 'review.saved', what: 'a review saved', begin: saving('new') },
  { ...second, what: 'a remark', begin: saving('new', 'Posée deux fois, gardée une.') },
  { ...second, what: 'a review sent', begin: sending },
  { point: 'review.decided', what: 'a decision', begin: deciding },
];
