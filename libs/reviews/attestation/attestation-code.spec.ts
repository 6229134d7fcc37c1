import { describe, expect, it } from '@jest/globals';
import { newAttestationCode, plainAttestationCode, spacedAttestationCode } from './attestation-code.js';

describe('the code of an attestation', () => {
  it('is read however it is typed', () => {
    for (const typed of ['7f3k-2mqx-98ab', ' 7F3K 2MQX 98AB ', '7f3k2mqx98ab', '7f3k–2mqx–98ab.'])
      expect(plainAttestationCode(typed)).toBe('7f3k2mqx98ab');
  });

  it('is nothing else', () => {
    for (const typed of ['', '7f3k-2mqx', '7f3k-2mqx-98abc', '7f3k-2mqx-98a0', '7f3k-2mqx-98aé', 'toString'])
      expect(plainAttestationCode(typed)).toBeNull();
  });

  it('is written in groups of four, and is another each time', () => {
    const codes = Array.from({ length: 200 }, newAttestationCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) {
      expect(spacedAttestationCode(code)).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
      expect(plainAttestationCode(spacedAttestationCode(code))).toBe(code);
    }
  });
});
