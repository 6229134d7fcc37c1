import { describe, expect, it } from '@jest/globals';
import { MIX_PATH, mixIn, mixPath } from './mix-address.js';

describe('the address of a mix', () => {
  it('holds the licence of each work, in order, and is read back the same', () => {
    const mix = { adapted: ['CC-BY-4.0', 'CC-BY-SA-4.0'], shown: ['CC-BY-ND-4.0'] };
    const path = mixPath(mix);
    expect(path).toBe(`${MIX_PATH}?source=CC-BY-4.0&source=CC-BY-SA-4.0&tel-quel=CC-BY-ND-4.0`);
    const query = new URLSearchParams(path.slice(MIX_PATH.length));
    const body = { source: query.getAll('source'), 'tel-quel': query.getAll('tel-quel') };
    expect(mixIn(body)).toEqual({ ...mix, isTooMuch: false });
  });

  it('is bare without works, whatever empty fields a form sends', () => {
    const mix = mixIn({ source: '', 'tel-quel': ['', ''] });
    expect(mix).toEqual({ adapted: [], shown: [], isTooMuch: false });
    expect(mixPath(mix)).toBe(MIX_PATH);
  });

  it('keeps ten works and says that there were more', () => {
    const many = Array.from({ length: 8 }, () => 'CC-BY-4.0');
    const { adapted, shown, isTooMuch } = mixIn({ source: many, 'tel-quel': many });
    expect([adapted.length, shown.length, isTooMuch]).toEqual([8, 2, true]);
    expect(mixIn({ source: many, 'tel-quel': 'CC-BY-4.0' }).isTooMuch).toBe(false);
  });
});
