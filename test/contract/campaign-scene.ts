import { act, ask } from '../support/api.js';
import type { Person } from '../support/people.js';
import type { RunningProduct } from '../support/product.js';

/** A campaign of its own for each scene: with a draft it is one too; its rubric then never served. */
export interface CampaignScene {
  readonly campaignSlug: string;
  /** The version of a rubric that the référent wrote. */
  readonly rubricId: string;
  readonly rubricRevision: string;
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Over the Ain, for one published resource, every field filled. */
export async function announce(
  product: RunningProduct,
  { session }: Person,
  { isOpen, resource }: { isOpen: boolean; resource: string },
): Promise<CampaignScene> {
  const { data } = await ask<{ territory: { id: string }; rubrics: { edges: { node: { id: string } }[] } }>(
    product.pages,
    '{ territory(code: "dep-01") { id } rubrics(first: 1) { edges { node { id } } } }',
    {},
    session,
  );
  const { rubric } = await act<{ rubric: { id: string; revision: string } }>(
    product,
    session,
    ['createRubric', { copyOf: data?.rubrics.edges[0]?.node.id, title: 'La grille d’ici' }],
    'rubric { id revision }',
  );
  const wish = {
    title: 'Les fractions, relues',
    territoryId: data?.territory.id,
    aim: 'Relire ce qui s’enseigne des fractions.',
    rubricVersionId: rubric.id,
    levels: ['cm1'],
    subjects: ['mathematiques'],
    resources: [resource],
    closesOn: day(30),
  };
  const { campaign } = await act<{ campaign: { id: string; slug: string } }>(
    product,
    session,
    ['createCampaign', wish],
    'campaign { id slug }',
  );
  if (isOpen) await act(product, session, ['openCampaign', { id: campaign.id }], 'campaign { id }');
  return { campaignSlug: campaign.slug, rubricId: rubric.id, rubricRevision: rubric.revision };
}

/** A criterion as a program writes one. */
export const criterion = {
  question: 'Tient-elle dans une séance ?',
  guidance: '',
  levels: ['Oui', 'En courant', 'Non'].map((label) => ({ label, description: `Quand c’est ${label}.` })),
  weight: 3,
  mayNotApply: false,
  origin: { label: 'Notre équipe' },
};
