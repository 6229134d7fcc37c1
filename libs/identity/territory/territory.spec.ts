import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWider, stepsBetween, territoryKinds } from './territory.js';

describe('the distance between two places', () => {
  const paths = {
    school: ['school', 'circonscription', 'departement', 'academie', 'national'],
    neighbour: ['neighbour', 'circonscription', 'departement', 'academie', 'national'],
    college: ['college', 'departement', 'academie', 'national'],
    afar: ['afar', 'other académie', 'national'],
    departement: ['departement', 'academie', 'national'],
  };

  it('is the steps up from the farther one to what holds both', () => {
    expect(stepsBetween(paths.school, paths.school)).toBe(0);
    expect(stepsBetween(paths.school, paths.neighbour)).toBe(1);
    expect(stepsBetween(paths.school, paths.college)).toBe(2);
    expect(stepsBetween(paths.school, paths.departement)).toBe(2);
    expect(stepsBetween(paths.school, paths.afar)).toBe(4);
    expect(stepsBetween(paths.school, [])).toBe(Infinity);
  });

  it('is the same from either side, and 0 only for one place', () => {
    const place = fc.constantFrom(...Object.values(paths));
    fc.assert(
      fc.property(place, place, (one, other) => {
        expect(stepsBetween(one, other)).toBe(stepsBetween(other, one));
        expect(stepsBetween(one, other) === 0).toBe(one === other);
      }),
    );
  });
});

describe('the kinds of territories', () => {
  it('go from the widest to a school, and none is wider than itself', () => {
    territoryKinds.forEach((kind, at) =>
      expect(territoryKinds.filter((other) => isWider(kind, other))).toEqual(territoryKinds.slice(at + 1)),
    );
  });
});
