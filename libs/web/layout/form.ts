import type { ProblemFragment } from '#contract';

export type Problem = Pick<ProblemFragment, 'code' | 'message' | 'field'>;

/** What an HTML form posts: one text, or several under the same name. */
export type FormBody = Partial<Record<string, string | string[]>>;

/** A form as it must be shown: what is in its fields, and what must be mended. */
export interface FormState {
  values: FormBody;
  problems: readonly Problem[];
}

export const emptyForm: FormState = { values: {}, problems: [] };

/** The text of a field; empty when absent. Several values: the first. Browsers post two characters for a line end: one here. */
export function textOf(body: FormBody | undefined, name: string): string {
  const value = body?.[name];
  return ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n');
}

/** The text of a field, or null when nothing was written. */
export const optionalText = (body: FormBody | undefined, name: string): string | null =>
  textOf(body, name).trim() || null;

/** All the values of a field that may be checked several times. */
export function listOf(body: FormBody | undefined, name: string): string[] {
  const value = body?.[name];
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== '');
}

export const isChecked = (body: FormBody | undefined, name: string): boolean => textOf(body, name) !== '';

/** A whole number, or null. */
export function numberOf(body: FormBody | undefined, name: string): number | null {
  const text = textOf(body, name).trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** One of the given values, or null: what a form posts is never trusted to be a choice it offered. */
export function choiceOf<T extends string>(
  body: FormBody | undefined,
  name: string,
  choices: readonly T[],
): T | null {
  const text = textOf(body, name);
  return choices.find((choice) => choice === text) ?? null;
}

/** The problem of one field; server names like « links.0.url » answer the field « links ». */
export const problemOf = (form: FormState, name: string): Problem | undefined =>
  form.problems.find(({ field }) => field === name || field?.split('.')[0] === name);
