import { expandLevels } from './levels.js';
import { findTerm, getTerm, listTerms, readData, type Term } from './term.js';

/** The text of law that fixes what is taught; `nor` is its number in the Journal officiel. */
interface TeachingSource {
  readonly title: string;
  readonly nor: string;
}

/** What every pupil, or every pupil of a speciality, is taught in a class. */
export interface Teaching {
  readonly level: Term;
  readonly subject: Term;
  readonly source: TeachingSource;
}

interface TeachingFile {
  /** Subjects of which a pupil learns one or two: what is said of the family holds for each of its members. */
  families: string[];
  teachings: { levels: string[]; subjects: string[]; source: TeachingSource }[];
}

const file = readData<TeachingFile>('teachings.json');

/** One row a class and subject. A class without a row: the texts leave it to choices that we do not hold. */
const teachings: readonly Teaching[] = file.teachings.flatMap(({ levels, subjects, source }) =>
  levels.flatMap((level) =>
    subjects.map((subject) => ({
      level: getTerm('levels', level),
      subject: getTerm('subjects', subject),
      source,
    })),
  ),
);

/** What is taught in the classes of this level, each class apart. */
export function taughtIn(level: string): Teaching[] {
  const classes = new Set([...expandLevels([level]), ...(findTerm('levels', level)?.classes ?? [])]);
  return teachings.filter((teaching) => classes.has(teaching.level.id));
}

/** The classes where this subject, or the family it belongs to, is taught, in school order. */
export function whereTaught(subject: string): Teaching[] {
  const families = (findTerm('subjects', subject)?.parents ?? []).filter((id) => file.families.includes(id));
  const wanted = new Set([subject, ...families]);
  const order = listTerms('levels').map(({ id }) => id);
  return teachings
    .filter((teaching) => wanted.has(teaching.subject.id))
    .sort((a, b) => order.indexOf(a.level.id) - order.indexOf(b.level.id));
}
