import { randomBytes } from 'node:crypto';
import type { CrashPoint } from '#platform/config';
import { act, ask, type Caller } from '../support/api.js';
import { type ReadyDraft, readyDraft } from '../support/drafts.js';
import type { Person } from '../support/people.js';
import { until } from '../support/until.js';
import type { BlindStage } from '../contract/blind-stage.js';
import type { Installation } from './installation.js';

/** Who acts in an installation that is killed again and again. */
export interface Company {
  readonly house: Installation;
  readonly author: Person;
  /** Her token. */
  readonly writer: Caller;
  readonly other: Person;
  readonly moderator: Caller;
  readonly review: BlindStage;
}

/** Something that somebody does through a public door, and where the product dies of it. */
export interface Deed {
  /** `publish.acked` is no point of the product: the one who is told kills it. */
  readonly point: CrashPoint | 'publish.acked';
  readonly what: string;
  /** When it is not the first passage of the point. */
  readonly order?: string;
  /** Makes what the act needs. */
  begin(company: Company): Promise<Doing>;
}

export interface Doing {
  /** Once, as people do; returns when it is acknowledged. */
  act(): Promise<unknown>;
  /** « old » or « new »; anything else says what is on its way, or mixed. */
  see(): Promise<string>;
  /** What may be seen right after the restart. */
  readonly after: readonly string[];
  /** What she does who got no answer. It may be refused, as done already; then it must have been done. */
  again(): Promise<unknown>;
}

/** One kill: the old or the new is there, the act done again is safe, and what follows from it comes. Answers one line. */
export async function survive(company: Company, deed: Deed): Promise<string> {
  const { house } = company;
  const doing = await deed.begin(company);
  await house.queueIsEmpty();
  const before = await doing.see();
  if (before !== 'old') throw new Error(`Before ${deed.point}, not the old: ${before}`);
  const order = deed.point === 'publish.acked' ? null : (deed.order ?? `${deed.point}:1`);
  const isAcknowledged = await house.dieDuring(order, () => doing.act());
  const found = await doing.see();
  if (!doing.after.includes(found))
    throw new Error(`After ${deed.point}, ${found} instead of ${doing.after.join(' or ')}`);
  await doing.again();
  await until(`${deed.point}: the new`, async () => (await doing.see()) === 'new', 60_000);
  await house.queueIsEmpty();
  const at = await doing.see();
  if (at !== 'new') throw new Error(`Once all is done after ${deed.point}, not the new: ${at}`);
  const answer = isAcknowledged ? 'acknowledged' : 'cut';
  return `${order ?? deed.point} · ${deed.what} · ${answer}, ${found} · ready in ${house.lastStart}`;
}

/** A word that nothing else holds, and nothing else resembles: the search forgives typing mistakes. */
export const newWord = (): string =>
  randomBytes(10)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

export async function newDraft(
  { house, writer }: Company,
  title: string,
  caller = writer,
): Promise<ReadyDraft> {
  return readyDraft(house.product, caller, { title });
}

/** Publishes, and remembers that it was acknowledged. */
export async function publish({ house, writer }: Company, draft: ReadyDraft, caller = writer): Promise<void> {
  await act(house.product, caller, ['publishResource', { draftId: draft.id }], 'resource { id }');
  house.acknowledge(draft.resource.id);
}

export async function newPublished(company: Company, title: string): Promise<string> {
  const draft = await newDraft(company, title);
  await publish(company, draft);
  return draft.resource.id;
}

/** How many a visitor finds by this word. */
export async function found({ house }: Company, word: string): Promise<number | undefined> {
  const query = 'query($text: String!) { resources(text: $text) { totalCount } }';
  const { data } = await ask<{ resources: { totalCount: number } }>(house.product.pages, query, {
    text: word,
  });
  return data?.resources.totalCount;
}

/** Does it once more: done now, or refused because it is done, with this code. */
export async function orRefused(work: () => Promise<unknown>, ...codes: string[]): Promise<void> {
  await work().catch((error: unknown) => {
    if (!codes.some((code) => String(error).includes(code))) throw error;
  });
}
