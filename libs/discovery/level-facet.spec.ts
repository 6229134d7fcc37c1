import { describe, expect, it } from '@jest/globals';
import { expandLevels, levels } from '#vocabulary';
import { levelsUnder, levelValues } from './level-facet.js';

const ids = levels().map(({ id }) => id);

describe('the levels under which a resource stands', () => {
  it('are the one said and those that hold it', () => {
    expect(levelValues(['cm1'])).toEqual(expect.arrayContaining(['cm1', 'cycle-3', 'elementaire']));
    expect(levelValues(['cm1'])).not.toContain('cm2');
  });

  it('are its classes too when a cycle was said', () => {
    expect(levelValues(['cycle-3'])).toEqual(expect.arrayContaining(['cycle-3', 'cm1', 'cm2', '6e']));
    expect(levelValues(['cycle-3'])).not.toContain('cycle-4');
  });

  it('are none when none was said, and leave out what is no level', () => {
    expect(levelValues([])).toEqual([]);
    expect(levelValues(['cours du soir'])).toEqual([]);
  });

  it.each(ids)('%s: what a filter on a level admits stands under it', (id) => {
    for (const admitted of expandLevels([id])) expect(levelValues([admitted])).toContain(id);
  });

  it.each(ids)('%s: the levels that may be said are those that stand under it', (id) => {
    const under = levelsUnder(id);
    expect(under).toContain(id);
    expect(ids.filter((said) => levelValues([said]).includes(id))).toEqual(under);
  });
});
