import { withToken } from '../support/api.js';
import { join } from '../support/people.js';
import { mandated } from '../support/referents.js';
import { setStage } from '../contract/blind-stage.js';
import type { Company } from './deed.js';
import type { Installation } from './installation.js';

/** Everybody whom the deeds need, and one resource under review. */
export async function gather(house: Installation): Promise<Company> {
  const { product } = house;
  const [author, other, referent] = await Promise.all([
    join(product, 'Autrice'),
    join(product, 'Adaptatrice'),
    mandated(product, 'Référente', 'referent', 'ac-lyon'),
  ]);
  // She moderates too: her second factor is set up already.
  const granted = await product.command('mandate', 'grant', referent.email, 'moderator');
  if (granted.code !== 0) throw new Error(granted.stderr);
  return {
    ...{ house, author, other, moderator: referent.session },
    writer: withToken('author', (await author.token('WRITE')).secret),
    review: await setStage(product, 'SINGLE_BLIND', referent),
  };
}
