import { type Actor, type MandateRole, visitor } from '#platform/authorization';
import type { TestApplication } from './application.js';
import { newTeacher } from './builders.js';
import { newReferent } from './reviews.js';
import type { ReviewStage } from './submissions.js';

/** One verb of a noun: who may, where it does its work, and what everybody else is told. */
export interface Verb {
  readonly call: (actor: Actor, id: string) => Promise<string>;
  readonly by: readonly string[];
  readonly from: readonly string[];
  /** What it says in other states to those who may. */
  readonly elsewhere: string | ((state: string) => string);
  /** Those who read what it is about, and may not do it. */
  readonly forbidden: readonly string[] | ((state: string) => readonly string[]);
  /** What a visitor is told, where it is not to sign in. */
  readonly visitor?: string;
}

/** Whose mandate covers the campaigns of the stage. */
export const managers = ['referent', 'wider', 'administrator'] as const;
export const authors = ['author', 'coAuthor'] as const;

/** Everybody who could try, by role. The co-author signs what `coSign` is asked for. */
export async function rolesAround(
  product: TestApplication,
  stage: ReviewStage,
): Promise<Record<string, Actor>> {
  const mandated = (code: string | null, role: MandateRole) => newReferent(product, 'Mandatée', code, role);
  return {
    visitor,
    stranger: await newTeacher(product, 'Inconnue'),
    author: stage.author,
    coAuthor: await newTeacher(product, 'Co-autrice'),
    referent: stage.referent,
    wider: await mandated(null, 'referent'),
    administrator: await mandated(null, 'administrator'),
    elsewhere: await mandated('ac-lille', 'referent'),
    curator: await mandated('ac-lyon', 'curator'),
    reviewer: stage.reviewer(0),
    other: stage.reviewer(1),
  };
}

export async function coSign(product: TestApplication, resourceId: string, who: Actor): Promise<void> {
  await product.behind.owner.query(
    `insert into resource_member(resource_id, account_id, role, since) values ($1, $2, 'co-author', now())`,
    [resourceId, who.accountId],
  );
}

/** « done », or the code of the first refusal. */
export async function call(
  product: TestApplication,
  actor: Actor,
  [verb, type]: readonly [verb: string, type: string],
  input: object,
): Promise<string> {
  const answer = await product.ask<Record<string, { userErrors: { code: string }[] }>>(
    actor,
    `mutation($input: ${type}!) { ${verb}(input: $input) { userErrors { code } } }`,
    { input },
  );
  return answer[verb]?.userErrors[0]?.code ?? 'done';
}

const expected = (verb: Verb, state: string, role: string): string => {
  if (role === 'visitor') return verb.visitor ?? 'UNAUTHENTICATED';
  const { by, from, elsewhere, forbidden } = verb;
  if (by.includes(role)) {
    if (from.includes(state)) return 'done';
    return typeof elsewhere === 'string' ? elsewhere : elsewhere(state);
  }
  const readers = typeof forbidden === 'function' ? forbidden(state) : forbidden;
  return readers.includes(role) ? 'FORBIDDEN' : 'NOT_FOUND';
};

/**
 * Every state, verb and role that does not do as its row says; `make` leads a noun to a state. Those who may not come first,
 * on one noun: whatever is refused changes nothing for who comes after.
 */
export async function wrongCells(
  roles: Readonly<Record<string, Actor>>,
  states: readonly string[],
  verbs: Readonly<Record<string, Verb>>,
  make: (state: string) => Promise<string>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const state of states)
    for (const [name, verb] of Object.entries(verbs)) {
      let id = await make(state);
      const isMay = (role: string): boolean => verb.by.includes(role);
      for (const role of Object.keys(roles).sort((a, b) => Number(isMay(a)) - Number(isMay(b)))) {
        const said = await verb.call(roles[role] ?? visitor, id);
        const wanted = expected(verb, state, role);
        if (said !== wanted) wrong.push(`${state}, ${name} by ${role}: ${said}, not ${wanted}`);
        if (said === 'done') id = await make(state);
      }
    }
  return wrong;
}
