import type { Response } from 'express';
import { existing } from '../layout/existing.js';
import type { FormState } from '../layout/form.js';
import type { Pages } from '../layout/pages.js';
import { recognisedQuery } from './recognised.operation.js';
import { fillRights, rightsView } from './rights.js';
import { findSourcesQuery, recogniseLicenceQuery, rightsQuery } from './rights.operation.js';

/** What the step is asked beside the draft: nothing of it changes anything. */
interface Asked {
  readonly form?: FormState;
  /** Another form of the page, refused: what is saved stands in all fields but its own. */
  readonly refused?: FormState;
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
  { form, refused, typed = '', sought = '' }: Asked,
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
    form: form ?? { problems: [], ...refused, values: { ...fillRights(draft), ...refused?.values } },
    recognised: answer ? { typed, result: answer.recognisedLicence } : undefined,
    found: found ? { sought, resources: found.resources } : undefined,
  });
  pages.show(response, data, view, form || refused ? 422 : 200);
}
