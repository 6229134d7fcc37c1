import { describe, expect, it, jest } from '@jest/globals';
import { sharedManifest } from '../support/neighbouring-units.js';
import { pairFigures, saidFigures } from '../support/similar-trial.js';

jest.setTimeout(900_000);

const manifest = sharedManifest();

/** Real lessons, as whoever wrote them put them side by side. */
(manifest ? describe : describe.skip)('the neighbours of real lessons (needs ../shared/corpus)', () => {
  it('are found three times oftener than by chance within the subject', async () => {
    const figures = await pairFigures(manifest ?? '');
    process.stdout.write(`similar: ${saidFigures(figures)}\n`);
    expect(figures.pairs).toBeGreaterThanOrEqual(150);
    expect(figures.similar).toBeGreaterThanOrEqual(3 * figures.floor);
  });
});
