import { join, type Person, setUpSecondFactor } from './people.js';
import type { RunningProduct } from './product.js';

/** Somebody with a mandate over this territory (null: everywhere), and the second factor that it demands. */
export async function mandated(
  product: RunningProduct,
  name: string,
  role: string,
  territory: string | null,
): Promise<Person> {
  const person = await join(product, name);
  const where = territory === null ? [] : ['--territory', territory];
  const granted = await product.command('mandate', 'grant', person.email, role, ...where);
  if (granted.code !== 0) throw new Error(granted.stderr);
  return setUpSecondFactor(product, person);
}
