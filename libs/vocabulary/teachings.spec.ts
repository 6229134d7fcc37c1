import { describe, expect, it } from '@jest/globals';
import { taughtIn, whereTaught } from './teachings.js';

const subjectsOf = (level: string): string[] => taughtIn(level).map(({ subject }) => subject.id);
const levelsOf = (subject: string): string[] => whereTaught(subject).map(({ level }) => level.id);

describe('what is taught', () => {
  it('begins physics in the 5e and philosophy in the terminale', () => {
    expect(subjectsOf('6e')).not.toContain('physique-chimie');
    expect(subjectsOf('5e')).toContain('physique-chimie');
    expect(levelsOf('philosophie')).toEqual(['tle-g']);
  });

  it('gives a wide level what its classes are taught', () => {
    expect(new Set(subjectsOf('cycle-3'))).toEqual(
      new Set([...subjectsOf('cm1'), ...subjectsOf('cm2'), ...subjectsOf('6e')]),
    );
    expect(subjectsOf('maternelle')).toContain('explorer-le-monde');
  });

  it('counts each language wherever a language is taught, and no other subject by its parent', () => {
    expect(levelsOf('allemand')).toEqual(levelsOf('langues-vivantes-etrangeres-ou-regionales'));
    expect(levelsOf('snt')).toEqual(['2de-gt']);
    expect(levelsOf('biotechnologies')).toEqual([]);
  });

  it('says nothing where the texts leave the choice', () => {
    expect(taughtIn('bts')).toEqual([]);
    expect(taughtIn('tout-public')).toEqual([]);
  });

  it('names the text of law of every row, by its number', () => {
    for (const { source } of taughtIn('elementaire')) expect(source.nor).toMatch(/^MEN[A-Z]\d{7}A$/);
  });
});
