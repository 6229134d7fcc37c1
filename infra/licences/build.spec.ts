import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { listLicences, resolveAdaptation, type AdaptationContext } from '#licensing';

const study = join(
  process.env.ESSAIM_SHARED ?? resolve(process.cwd(), '..', 'shared'),
  'data',
  'licences.json',
);

interface Study {
  licences: { id: string }[];
  adaptation: {
    matrix: Record<string, Record<string, { v: string }>>;
    matrixOdblDerivativeDatabase: Record<string, { v: string }>;
  };
}

(existsSync(study) ? it : it.skip)(
  'agrees with the study, cell by cell (skipped without ../shared/data)',
  () => {
    const { licences, adaptation } = JSON.parse(readFileSync(study, 'utf8')) as Study;
    const answered = (id: string, context?: AdaptationContext) =>
      Object.fromEntries(
        resolveAdaptation([id], context).outputs.map(({ licence, verdict }) => [licence, verdict]),
      );
    const written = (row: Record<string, { v: string }> = {}) =>
      Object.fromEntries(Object.entries(row).map(([output, { v }]) => [output, v]));
    expect(listLicences().map(({ id }) => id)).toEqual(licences.map(({ id }) => id));
    for (const { id } of licences)
      expect({ id, ...answered(id) }).toEqual({ id, ...written(adaptation.matrix[id]) });
    expect(answered('ODbL-1.0', { kind: 'derivative_database' })).toEqual(
      written(adaptation.matrixOdblDerivativeDatabase),
    );
  },
);
