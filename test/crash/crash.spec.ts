import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crashPoints } from '#platform/config';
import { gather } from './company.js';
import { type Company, survive } from './deed.js';
import { houseDeeds } from './house-deeds.js';
import { Installation } from './installation.js';
import { peopleDeeds } from './people-deeds.js';
import { surviveAnInstant, victims } from './publishing-stream.js';
import { reviewDeeds } from './review-deeds.js';
import { writingDeeds } from './writing-deeds.js';
import { RandomChoice } from '../support/random-choice.js';

/** `npm run crash -- --kills 1000` asks for more, or for the seed of a failure. */
const KILLS = Number(process.env.CRASH_KILLS ?? 0);
const SEED = Number(process.env.CRASH_SEED ?? 20_261_201);
/** `essaim verify` reads every file again: after every fourth kill in a short run, after each in a long one. */
const VERIFIED = KILLS > 0 ? 1 : 4;

const deeds = [...writingDeeds, ...reviewDeeds, ...peopleDeeds, ...houseDeeds];
const choice = new RandomChoice(SEED);

let house: Installation;
let company: Company;
let survived = 0;

beforeAll(async () => {
  house = await Installation.open();
  house.fallsWhole = KILLS > 0;
  company = await gather(house);
}, 300_000);

afterAll(async () => {
  await house?.close();
}, 60_000);

/** Says what was survived, and looks at everything from time to time. */
async function told(survival: Promise<string>): Promise<void> {
  const line = await survival.catch((error: unknown) => {
    process.stdout.write(`✗ ${String(error)}\n`); // at once, not at the end of a long run
    throw error;
  });
  survived += 1;
  const isVerified = survived % VERIFIED === 0;
  if (isVerified) await house.verify();
  process.stdout.write(`${line}${isVerified ? ' · verify green' : ''}\n`);
}

it('every point has somebody who dies there', () => {
  const reached = new Set<string>(deeds.map(({ point }) => point));
  expect(crashPoints.filter((point) => !reached.has(point))).toEqual([]);
});

describe('SIGKILL leaves the whole old or the whole new, and the act done again is safe', () => {
  it.each(deeds.map((deed) => [deed.order ?? deed.point, deed.what, deed] as const))(
    '%s, %s',
    (_point, _what, deed) => told(survive(company, deed)),
    180_000,
  );
});

describe('SIGKILL at an instant that nobody chose loses nothing that was acknowledged', () => {
  it.each(victims)('%s', (victim) => told(surviveAnInstant(company, victim, choice)), 180_000);
});

if (KILLS > 0)
  describe(`${KILLS} kills`, () => {
    it(
      'are survived',
      async () => {
        while (survived < KILLS) await round();
      },
      KILLS * 120_000,
    );
  });

/** Once more each, on another resource under review; then as many at random. */
async function round(): Promise<void> {
  company = await gather(house);
  for (const deed of deeds) if (survived < KILLS) await told(survive(company, deed));
  for (let more = 0; more < deeds.length && survived < KILLS; more += 1)
    await told(surviveAnInstant(company, choice.of(victims), choice));
}

it('in all, nothing acknowledged is lost, and no object is left over', async () => {
  const { lost, orphans, line } = await house.total();
  process.stdout.write(`${line}\n`);
  expect({ lost, orphans }).toEqual({ lost: 0, orphans: 0 });
}, 180_000);
