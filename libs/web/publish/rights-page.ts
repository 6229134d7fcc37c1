import type { Response } from 'express';
import { existing } from '../layout/existing.js';
import type { FormBody, FormState, Problem } from '../layout/form.js';
import type { Pages } from '../layout/pages.js';
import { recognisedQuery } from './recognised.operation.js';
import { fillRights, rightsView } from './rights.js';
import { findSourcesQuery, recogniseLicenceQuery, rightsQuery } from './rights.operation.js';

/** What the step is asked beside the draft: nothing of it changes anything. */
interface Asked {
  readonly form?: FormState;
  /** A licence text or address, pasted. */
  readonly typed?: string;
  /** Words looked for among the resources of Essaim. */
  readonly sought?: string;
}

/** The step « Droits et licence » as it is now; a refused form stands with what was typed. */
export async function showRights(
  pages: Pages,
  response: Response,
  id: string,
  { form, typed = '', sought = '' }: Asked = {},
): Promise<void> {
  const data = await pages.run(rightsQuery, { id }, response);
  const draft = existing(data.draft);
  const answer = typed ? await pages.run(recogniseLicenceQuery, { text: typed }, response) : null;
  const found = sought ? await pages.run(findSourcesQuery, { text: sought }, response) : null;
  const sources = (await pages.run(recognisedQuery, { id }, response)).draft;
  const view = rightsView(draft, {
    sources,
    licences: data.offeredLicences,
    reasons: data.vocabulary,
    form: form ?? { values: fillRights(draft), problems: [] },
    recognised: answer ? { typed, result: answer.recognisedLicence } : undefined,
    found: found ? { sought, resources: found.resources } : undefined,
  });
  pages.show(response, data, view, form ? 422 : 200);
}

/** The same, when another of its forms is refused: what is saved, and over it what was typed. */
export async function refuseRights(
  pages: Pages,
  response: Response,
  id: string,
  { body, problems }: { body: FormBody; problems: readonly Problem[] },
): Promise<void> {
  const draft = existing((await pages.run(rightsQuery, { id }, response)).draft);
  await showRights(pages, response, id, { form: { values: { ...fillRights(draft), ...body }, problems } });
}
