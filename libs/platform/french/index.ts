// How French text is read (words, folding, stems, roots), and how a day is said. Pure: the lists of words are given, so that the same code runs in
// the server and in a page opened from a USB stick. Owns no list (search-engine/data/french.json) and no search.
export { dayInWords } from './day.js';
export { root, stem, type IrregularWords } from './stem.js';
export { eachWord, fold, type SmallWords, type Word } from './words.js';
