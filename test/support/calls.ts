import type { Actor } from '#platform/authorization';
import { type CallFields, CallService, CollectionsModule } from '#collections';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { RemixesModule } from '#remixes';
import { ResourcesModule } from '#resources';
import { ReviewsModule } from '#reviews';
import { startTestApplication, type TestApplication } from './application.js';

/** The product up to calls for contributions. */
export const startCalling = (): Promise<TestApplication> =>
  startTestApplication([
    IdentityModule,
    NotificationsModule,
    ResourcesModule,
    RemixesModule,
    ReviewsModule,
    CollectionsModule,
  ]);

/** Open since today for CM1 mathematics, two resources wanted, everybody’s, unless said otherwise. */
export async function newCall(
  product: TestApplication,
  opener: Actor,
  { isDraft = false, ...changes }: Partial<CallFields> & { isDraft?: boolean } = {},
) {
  const calls = product.app.get(CallService, { strict: false });
  const draft = await calls.prepare(opener, {
    title: 'Mesurer dehors',
    missing: 'De quoi mesurer la cour.',
    levels: ['cm1'],
    subjects: ['mathematiques'],
    wanted: 2,
    ...changes,
  });
  return isDraft ? draft : calls.open(opener, draft.id);
}
