import { act, ask, type Caller } from './api.js';
import type { RunningProduct } from './product.js';

/** A draft that lacks nothing to be published. */
export interface ReadyDraft {
  readonly id: string;
  readonly resource: { readonly id: string };
}

export const readyFields = {
  title: 'Les angles au compas',
  summary: 'Reporter un angle sans le mesurer.',
  levels: ['6e'],
  subjects: ['mathematiques'],
  text: '## Objectif\n\nReporter un angle.',
  licence: 'CC-BY-SA-4.0',
};

/** Prepares one through the API, as a program would. */
export async function readyDraft(
  at: Pick<RunningProduct, 'pages'>,
  caller: Caller,
  changes: Partial<typeof readyFields & { adaptationChanges: string }> = {},
): Promise<ReadyDraft> {
  const types = await ask<{ vocabulary: { id: string }[] }>(at.pages, '{ vocabulary(name: TYPES) { id } }');
  const fields = { ...readyFields, ...changes, types: [types.data?.vocabulary[0]?.id] };
  const { draft } = await act<{ draft: ReadyDraft & { revision: number } }>(
    at,
    caller,
    ['createDraft', { title: fields.title }],
    'draft { id revision resource { id } }',
  );
  await act(
    at,
    caller,
    ['updateDraft', { id: draft.id, revision: draft.revision, ...fields }],
    'draft { id }',
  );
  return draft;
}
