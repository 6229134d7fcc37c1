import { fill, readTable } from './table.js';

/** What one place of a text says about the licence. */
export interface Evidence {
  /** Licences that the words may mean; exactly one when certain. */
  readonly ids: readonly string[];
  readonly certain: boolean;
  /** What to ask when the words leave it open: a key of recognition.json. */
  readonly question: string;
  /** Name of the family for the question, such as « CC BY-SA ». */
  readonly label?: string;
}

interface RecognitionTable {
  /** Words for each element of a Creative Commons licence, as patterns. */
  readonly elements: Readonly<Record<'BY' | 'NC' | 'SA' | 'ND', readonly string[]>>;
  readonly france: readonly string[];
  readonly international: readonly string[];
  readonly otherCountries: readonly string[];
  readonly labels: readonly {
    readonly pattern: string;
    readonly certain: boolean;
    readonly ids: readonly string[];
    readonly question?: string;
  }[];
  /** Addresses beside those of licences.json, normalised. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  readonly questions: Readonly<Record<string, string>>;
}

export const recognitionTable = readTable<RecognitionTable>('recognition.json');

/** Words that name no licence: they raise a question only when nothing else does. */
const WEAK = new Set(['elements', 'notALicence', 'unknown']);

export function isWeak(evidence: Evidence): boolean {
  return WEAK.has(evidence.question) && evidence.ids.length === 0;
}

export function certainly(id: string): Evidence {
  return { ids: [id], certain: true, question: 'several' };
}

export function perhaps(question: string, ids: readonly string[] = [], label?: string): Evidence {
  return { ids, certain: false, question, ...(label === undefined ? {} : { label }) };
}

/** The French question, naming the family or the licences that it is about. */
export function questionFor(question: string, names: Record<string, string> = {}): string {
  return fill(recognitionTable.questions[question] ?? recognitionTable.questions.unknown ?? '', names);
}
