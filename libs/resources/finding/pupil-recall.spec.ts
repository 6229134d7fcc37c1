import { describe, expect, it } from '@jest/globals';
import { readAsides, readDocument } from '#documents';
import { type LabelledFile, labelledSet } from '../../../test/support/pupil-set.js';
import { type Finding, findPupilTraces, passagesOf } from '#shield';

/** The rules were written on seed 1; these judge them. */
const JUDGES = [20251, 77003];
const SIZE = 400;
/** A person's address at a work domain is asked about, not refused: it is found all the same. */
const AS_GOOD: Record<string, readonly string[]> = { email: ['work-email'] };

interface Verdict {
  readonly file: LabelledFile;
  readonly findings: readonly Finding[];
}

async function judge(file: LabelledFile): Promise<Verdict> {
  const { blocks, metadata } = await readDocument(file.bytes, file.format);
  const { asides } = readAsides(file.bytes, file.format);
  return { file, findings: findPupilTraces(passagesOf({ blocks, asides, metadata: { ...metadata } })) };
}

const isFound = ({ file, findings }: Verdict): boolean =>
  findings.some(({ rule }) => rule === file.planted || (AS_GOOD[file.planted ?? ''] ?? []).includes(rule));
const isAlarmed = ({ findings }: Verdict): boolean => findings.some(({ severity }) => severity === 'severe');

describe.each(JUDGES)('a labelled set of 400 files, seed %s', (seed) => {
  it('has at least 95 % of what was planted found, and few false alarms', async () => {
    const verdicts = await Promise.all(labelledSet(seed, SIZE).map(judge));
    const planted = verdicts.filter(({ file }) => file.planted !== null);
    const clean = verdicts.filter(({ file }) => file.planted === null);
    const found = planted.filter(isFound);
    const alarms = clean.filter(isAlarmed);
    const recall = found.length / planted.length;
    const precision = found.length / (found.length + alarms.length);
    process.stdout.write(
      `shield, seed ${seed}: recall ${percent(recall)} (${found.length}/${planted.length}), precision ${percent(precision)} ` +
        `(${alarms.length} of ${clean.length} clean files alarmed)\n${missed(planted, alarms)}`,
    );
    expect(verdicts).toHaveLength(SIZE);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });

  it('is read in more than one place and format', () => {
    const places = new Set(labelledSet(seed, SIZE).map(({ format, place }) => `${format}, ${place}`));
    expect(places.size).toBeGreaterThan(15);
  });

  it('never gives back what was planted', async () => {
    const verdicts = await Promise.all(labelledSet(seed, 120).map(judge));
    const told = verdicts.flatMap(({ file, findings }) =>
      findings.filter((finding) => JSON.stringify(finding).includes(file.datum)).map(() => file.family),
    );
    expect(told).toEqual([]);
  });
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function missed(planted: readonly Verdict[], alarms: readonly Verdict[]): string {
  const counts = new Map<string, number>();
  const labels = [
    ...planted
      .filter((verdict) => !isFound(verdict))
      .map(({ file }) => `missed: ${file.family}, ${file.format} ${file.place}`),
    ...alarms.map(
      ({ file, findings }) => `alarm: ${file.family}, ${findings.map(({ rule }) => rule).join('+')}`,
    ),
  ];
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => `  ${count} × ${label}\n`).join('');
}
