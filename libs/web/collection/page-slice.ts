import { cursorAt } from '#platform/graphql';
import { type FormBody, numberOf } from '../layout/form.js';

export const pageOf = (query: FormBody): number => Math.max(1, numberOf(query, 'page') ?? 1);

/** Which of them this page shows. */
export const sliceOf = (page: number, first: number): { first: number; after: string | null } => ({
  first,
  after: page > 1 ? cursorAt((page - 1) * first - 1) : null,
});
