import { pairFigures, saidFigures } from '../support/similar-trial.js';
import { sharedManifest } from '../support/neighbouring-units.js';

/** Issue 7: as many times oftener than chance within the subject. */
const LEAST_RATIO = 3;

await main();

/** Imports the shared lessons into a throw-away installation, and asks what is near each unit of every pair. */
async function main(): Promise<void> {
  const manifest = sharedManifest();
  if (!manifest) {
    console.log('skipped: it needs ../shared/corpus, or its folder in ESSAIM_SHARED');
    return;
  }
  const figures = await pairFigures(manifest);
  console.log(saidFigures(figures));
  if (figures.similar < LEAST_RATIO * figures.floor) process.exitCode = 1;
}
