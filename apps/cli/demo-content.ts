import { SeedService } from '#exchange';
import { demoCodeHint, demoPasswordMaker, installDemoSecondFactors } from './demo-credentials.js';
import { openApplication } from './open-application.js';

/**
 * On the first start only the content is made, and `sayFirst` called before; the passwords are computed each time. Answers
 * what the console says of the accounts.
 */
export async function seedOnce(sayFirst: () => void): Promise<string[]> {
  const app = await openApplication();
  try {
    const seed = app.get(SeedService);
    const passwordFor = demoPasswordMaker(app.secret);
    if (!(await seed.isSeeded())) {
      sayFirst();
      await seed.seed({ passwordFor });
    }
    await installDemoSecondFactors(app);
    const accounts = seed
      .accounts()
      .map(({ key, publicName, email }) => `  ${email}  ${passwordFor(key)}  (${publicName})`);
    return ['', 'Comptes de démonstration :', ...accounts, demoCodeHint];
  } finally {
    await app.close();
  }
}
