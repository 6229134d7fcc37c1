import { hash } from '@node-rs/argon2';
import { ask } from '../support/api.js';
import { behind } from '../support/behind.js';
import { join } from '../support/people.js';
import { type RunningProduct, startProduct } from '../support/product.js';
import { at, timed } from './measures.js';

/** G5: the medians of known and unknown differ by at most this share of one hash. */
const SHARE = 0.3;
const PAIRS = 200;
/** As many tries as an account has; then they are forgotten, so that no pair is refused. */
const TRIES = 10;

/** What libs/identity/sign-in/password.ts asks of argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const doors: Record<string, (email: string) => [string, object]> = {
  'signing in': (email) => ['signIn', { email, password: 'pas le bon mot de passe' }],
  'signing up': (email) => ['signUp', { email, publicName: 'Quelqu’un' }],
  'a forgotten password': (email) => ['requestPasswordReset', { email }],
};

await main();

/** Does the time of an answer tell who has an account? Known and unknown addresses, in pairs, in an order by chance. */
async function main(): Promise<void> {
  const product = await startProduct({ home: process.cwd(), env: { TRUSTED_PROXIES: 'loopback' } });
  try {
    const known = (await join(product, 'Connue')).email;
    const hashes: number[] = [];
    for (let n = 0; n < 60; n += 1) hashes.push(await timed(() => hash('une phrase de mots', cost)));
    const one = at(hashes, 0.5);
    console.log(`one hash: median ${one.toFixed(1)} ms; at most ${SHARE} of it may tell`);
    await behind(product, async (owner) => {
      for (const [name, call] of Object.entries(doors)) {
        const [ofKnown, ofUnknown] = await pairs(product, { known, call }, () =>
          owner.query('delete from attempt'),
        );
        const difference = at(ofKnown, 0.5) - at(ofUnknown, 0.5);
        const share = Math.abs(difference) / one;
        console.log(
          `${name}: known ${at(ofKnown, 0.5).toFixed(1)} ms, unknown ${at(ofUnknown, 0.5).toFixed(1)} ms, difference ${difference.toFixed(1)} ms = ${share.toFixed(2)} of one hash`,
        );
        if (share > SHARE) process.exitCode = 1;
      }
    });
  } finally {
    await product.stop();
  }
}

async function pairs(
  product: RunningProduct,
  { known, call }: { known: string; call: (email: string) => [string, object] },
  forget: () => Promise<unknown>,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < PAIRS; n += 1) {
    if (n % TRIES === 0) await forget();
    const order = Math.random() < 0.5 ? [0, 1] : [1, 0];
    for (const which of order) {
      const email = which === 0 ? known : `inconnue-${Math.random().toString(36).slice(2)}@ecole.test`;
      times[which]?.push(await timed(() => send(product, call(email), n)));
    }
  }
  return times;
}

async function send(product: RunningProduct, [name, input]: [string, object], n: number): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
  const caller = { name: 'stranger', headers: { 'x-forwarded-for': `198.51.100.${n % 250}` } };
  const { status } = await ask(product.pages, query, { input }, caller);
  if (status !== 200) throw new Error(`${name} answered ${status}`);
}
