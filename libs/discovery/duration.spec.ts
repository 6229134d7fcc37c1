import { describe, expect, it } from '@jest/globals';
import { durationBucket, durationLabel } from './duration.js';

describe('a duration', () => {
  it.each([
    [1, 'Moins de 30 min'],
    [29, 'Moins de 30 min'],
    [30, 'De 30 min à 1 h'],
    [55, 'De 30 min à 1 h'],
    [60, 'De 30 min à 1 h'],
    [61, 'De 1 h à 2 h'],
    [120, 'De 1 h à 2 h'],
    [121, 'Plus de 2 h'],
    [6000, 'Plus de 2 h'],
  ])('of %d minutes is found under « %s »', (minutes, label) => {
    expect(durationLabel(durationBucket(minutes))).toBe(label);
  });

  it('has no label for another id', () => {
    expect(durationLabel('une-eternite')).toBeNull();
  });
});
