import { createHmac } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Secret } from 'otpauth';
import { SeedService } from '#exchange';
import { SecondFactorService } from '#identity';

/** The demo accounts' passwords: of this installation only, the same at each start, never in the repository. */
export const demoPasswordMaker =
  (secret: string) =>
  (account: string): string => {
    const digest = createHmac('sha256', secret).update(`demo ${account}`).digest();
    return (
      [0, 1, 2, 3].map((at) => words[digest.readUInt8(at) % words.length]).join('-') +
      `-${(digest.readUInt16BE(4) % 90) + 10}`
    );
  };

/** The secret of a demo account's second factor, made like its password: of this installation only, never in the repository. */
export const demoCodeSecretMaker =
  (secret: string) =>
  (account: string): string => {
    const digest = createHmac('sha256', secret).update(`demo code ${account}`).digest();
    return new Secret({ buffer: new Uint8Array(digest.subarray(0, 20)).buffer }).base32;
  };

/**
 * Demo accounts with a mandate sign in with a code like everybody, and `essaim account code` tells it: nothing of the
 * demand is relaxed. An installation seeded before gets them too.
 */
export async function installDemoSecondFactors(
  app: Pick<INestApplicationContext, 'get'> & { readonly secret: string },
): Promise<void> {
  const secretFor = demoCodeSecretMaker(app.secret);
  for (const { key, email, roles } of app.get(SeedService).accounts())
    if (roles.length > 0) await app.get(SecondFactorService).install(email, secretFor(key));
}

/** Said under the list of demo accounts. */
export const demoCodeHint =
  'Les quatre derniers ont un mandat et demandent un code : npm run -s essaim -- account code <adresse>';

const words = [
  'abricot',
  'bambou',
  'caillou',
  'dauphin',
  'ecureuil',
  'fougere',
  'girafe',
  'hibou',
  'iris',
  'jonquille',
  'koala',
  'lavande',
  'mesange',
  'noisette',
  'orage',
  'papillon',
  'quartz',
  'ruisseau',
  'sapin',
  'tulipe',
  'uranus',
  'violette',
  'wagon',
  'xylophone',
  'yaourt',
  'zephyr',
  'ardoise',
  'boussole',
  'citron',
  'dune',
  'etoile',
  'falaise',
];
