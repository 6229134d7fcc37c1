import { randomUUID } from 'node:crypto';
import type { Actor, MandateRole } from '#platform/authorization';
import { IdentityModule, TerritoryRepository } from '#identity';
import { NotificationsModule } from '#notifications';
import { type Campaign, type CampaignChanges, CampaignService, ReviewsModule } from '#reviews';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { startTestApplication, type TestApplication } from './application.js';
import { newTeacher } from './builders.js';

/** The product up to peer review: all that a campaign touches. */
export const startReviewing = (): Promise<TestApplication> =>
  startTestApplication([IdentityModule, NotificationsModule, ResourcesModule, RemixesModule, ReviewsModule]);

/** Somebody whose mandate covers the territory of this code; null: everywhere. */
export async function newReferent(
  product: TestApplication,
  publicName = 'Référente',
  code: string | null = 'ac-lyon',
  role: MandateRole = 'referent',
): Promise<Actor> {
  const teacher = await newTeacher(product, publicName);
  const territoryId = code === null ? null : await territoryOf(product, code);
  const mandate = { id: randomUUID(), role, territoryId, endsAt: null };
  await product.behind.owner.query(
    `insert into mandate(id, account_id, role, territory_id, starts_at, granted_at)
     values ($1, $2, $3, $4, now() - interval '1 day', now() - interval '1 day')`,
    [mandate.id, teacher.accountId, role, territoryId],
  );
  return { ...teacher, mandates: [mandate] };
}

export async function territoryOf(product: TestApplication, code: string): Promise<string> {
  const territory = await product.app.get(TerritoryRepository, { strict: false }).findByCode(code);
  if (!territory) throw new Error(`No territory ${code}.`);
  return territory.id;
}

/** Open since today over the Ain, for all levels and subjects, unless said otherwise. */
export async function newCampaign(
  product: TestApplication,
  referent: Actor,
  changes: CampaignChanges & { code?: string; isDraft?: boolean } = {},
): Promise<Campaign> {
  const { code = 'dep-01', isDraft = false, ...fields } = changes;
  const campaigns = product.app.get(CampaignService, { strict: false });
  const draft = await campaigns.create(referent, {
    title: 'Les fractions, relues',
    territoryId: await territoryOf(product, code),
    aim: 'Relire ce qui s’enseigne des fractions.',
    ...fields,
  });
  return isDraft ? draft : campaigns.open(referent, draft.id);
}
