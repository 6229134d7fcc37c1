/** Spellings in the order in which they are heard; the result is a key to compare, not a transcription. */
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/^psych/, 'sik'],
  [/^(?:psy|psi)/, 'si'],
  [/ph/g, 'f'],
  [/chr/g, 'kr'],
  [/ch|sch|sh/g, '1'],
  [/gn/g, '2'],
  [/h/g, ''],
  [/qu|q|ck/g, 'k'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/ge(?=[aou])/g, 'j'],
  [/g(?=[eiy])/g, 'j'],
  [/gu(?=[eiy])/g, 'g'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/y/g, 'i'],
  [/eau|au/g, 'o'],
  [/oeu|eu|oe/g, 'e'],
  [/[ae]i/g, 'e'],
  [/ti(?=on|el)/g, 'si'],
  [/[ae][mn](?=[^aeioumn])/g, '3'],
  [/i[mn](?=[^aeioumn])/g, '4'],
  [/(.)\1+/g, '$1'],
  [/(?:ent|es|e|s|t|d|p)$/, ''],
  [/(?:e|s|t|d)$/, ''],
];

/** A key that French words spelt differently but heard alike share; takes folded text. */
export function sound(word: string): string {
  if (/\d/.test(word)) return word;
  return HEARD.reduce((heard, [spelling, key]) => heard.replace(spelling, key), word);
}

/** Initials that stand for one sound, the silent h before a vowel, and voiced beside unvoiced. */
const SISTERS = ['ckq', 'scz', 'sp', 'fp', 'gj', 'iy', 'vw', 'hiy', 'haeou', 'ae', 'ao', 'td', 'bp'] as const;

/** First letters that a French ear may take for the one typed, the typed one first. */
export function soundalikeInitials(word: string): string[] {
  const letter = word[0] ?? '';
  return [...new Set([letter, ...SISTERS.filter((letters) => letters.includes(letter)).join('')])];
}
