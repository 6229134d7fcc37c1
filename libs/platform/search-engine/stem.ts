import { root as frenchRoot, stem as frenchStem } from '#platform/french';
import { french } from './french.js';

const irregular = new Map(Object.entries(french.irregular));
const endings = french.roots.split(' ').sort((a, b) => b.length - a.length);

/** The common form of the inflections of one folded French word: see `#platform/french`. */
export const stem = (word: string): string => frenchStem(word, irregular);

/** What the derived words of one family share: see `#platform/french`. */
export const root = (word: string): string => frenchRoot(word, { irregular, endings });
