import { act } from '../support/api.js';
import type { Person } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';
import { mandated } from '../support/referents.js';

/** Calls for contributions over Lyon, of somebody who calls nothing herself. */
export interface Calling {
  /** Open for CM1 mathematics; the author gave two resources to it, of which one is set aside. */
  readonly slug: string;
  /** Slug of the one that counts. */
  readonly given: string;
  /** Being prepared. */
  readonly draftSlug: string;
  /** Closed with a word. */
  readonly closedSlug: string;
}

/** `given`: slugs of published resources of the author, the second of which is set aside. */
export async function callingFrom(
  product: RunningProduct,
  { session }: Person,
  [given, aside]: readonly [string, string],
): Promise<Calling> {
  const curator = await mandated(product, 'Conseillère', 'curator', 'ac-lyon');
  const verb = <Result>(mutation: string, input: object, selection: string, by = curator.session) =>
    act<Result>(product, by, [mutation, input], selection);
  type Prepared = { call: { id: string; slug: string } };
  const territory = await verb<{ viewer: { callTerritories: { id: string }[] } }>(
    'updateProfile',
    { portrait: 'J’accompagne des équipes.' },
    'viewer { callTerritories { id } }',
  );
  const fields = {
    missing: 'De quoi mesurer la cour.',
    levels: ['cm1'],
    subjects: ['mathematiques'],
    keywords: ['décamètre'],
    wanted: 9,
    territoryId: territory.viewer.callTerritories[0]?.id ?? null,
  };
  const prepare = async (title: string): Promise<Prepared['call']> =>
    (await verb<Prepared>('prepareCall', { ...fields, title }, 'call { id slug }')).call;
  const [open, draft, closed] = [
    await prepare('Mesurer dehors'),
    await prepare('Plus tard'),
    await prepare('Déjà trouvé'),
  ];
  for (const { id } of [open, closed]) await verb('openCall', { id }, 'call { id }');
  for (const resource of [given, aside])
    await verb('contributeToCall', { call: open.id, resource }, 'call { id }', session);
  const word = 'Il manque la consigne.';
  await verb('setContributionAside', { call: open.id, resource: aside, word }, 'call { id }');
  await verb('closeCall', { id: closed.id, word: 'Merci.' }, 'call { id }');
  return { slug: open.slug, given, draftSlug: draft.slug, closedSlug: closed.slug };
}
