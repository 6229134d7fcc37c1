import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Problem } from '#platform/authorization';
import { describeRule, findPupilTraces } from '#shield';
import { departements, levels } from '#vocabulary';
import { UseRefused } from './use.errors.js';
import { useChanges, useDurations } from './use-choices.js';

/** What somebody says of a use: nothing of it says who. */
export interface UseFields {
  /** A level of `#vocabulary`; null: not said. */
  level: string | null;
  /** One of `useDurations`, in minutes. */
  minutes: number | null;
  /** Ids of `useChanges`. */
  changes: string[];
  /** « dep-01 » */
  departement: string | null;
  /** A word for the authors; empty: none. */
  line: string;
}

const LONGEST_LINE = 200;

/** « Je l’ai utilisé »: said by anybody, kept without who, from where, or at what hour. */
@Entity('declared_use')
export class Use implements UseFields {
  /** Drawn at random: an id that grows with time would tell the hour. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') resourceId: string;
  /** In Paris, as « 2026-11-30 ». */
  @Column('date') day: string;
  @Column('text', { nullable: true }) level: string | null;
  @Column('integer', { nullable: true }) minutes: number | null;
  @Column('text', { array: true }) changes: string[];
  @Column('text', { nullable: true }) departement: string | null;
  @Column('text') line: string;

  static declare(about: Pick<Use, 'id' | 'resourceId'>, said: UseFields, now: Date): Use {
    return Object.assign(new Use(), {
      ...about,
      ...checkedUse(said),
      day: dayInParis.format(now),
    });
  }

  /** Its words go for good; that it was used stays. */
  eraseLine(): void {
    this.line = '';
  }
}

/** Trimmed, or thrown with all that must be mended. */
function checkedUse(said: UseFields): UseFields {
  const use = {
    level: said.level,
    minutes: said.minutes,
    changes: [...new Set(said.changes)],
    departement: said.departement,
    line: said.line.replaceAll('\0', '').replace(/\s+/g, ' ').trim(),
  };
  const known = (terms: readonly { id: string }[], id: string) => terms.some((term) => term.id === id);
  const problems = [
    ...listed('level', use.level === null || known(levels(), use.level)),
    ...listed('minutes', use.minutes === null || useDurations.some(({ minutes }) => minutes === use.minutes)),
    ...listed(
      'changes',
      use.changes.every((id) => known(useChanges, id)),
    ),
    ...listed('departement', use.departement === null || known(departements(), use.departement)),
    ...aloneProblems(use.changes),
    ...lineProblems(use.line),
  ];
  if (problems.length > 0) throw new UseRefused(problems);
  return use;
}

const problem = (code: string, field: string, message: string): Problem => ({ code, field, message });

const listed = (field: keyof UseFields, isListed: boolean): Problem[] =>
  isListed ? [] : [problem('TERM_NOT_LISTED', field, 'Choisissez dans la liste.')];

function aloneProblems(changes: readonly string[]): Problem[] {
  const alone = useChanges.find((change) => change.alone && changes.includes(change.id));
  if (!alone || changes.length === 1) return [];
  return [problem('CHANGES_CONTRADICT', 'changes', `« ${alone.label} » ne va avec aucun autre choix.`)];
}

/** A line is read by strangers to the class: nothing in it may lead to a person. */
function lineProblems(line: string): Problem[] {
  if (line.length > LONGEST_LINE)
    return [problem('TEXT_TOO_LONG', 'line', `Au plus ${String(LONGEST_LINE)} signes.`)];
  return findPupilTraces([{ text: line, place: 'ligne', kind: 'text' }])
    .slice(0, 1)
    .map(({ rule, count }) =>
      problem(
        'PERSONAL_DATA',
        'line',
        `Cette ligne contient peut-être une donnée personnelle (${describeRule(rule, count).label.toLowerCase()}). Écrivez-la autrement.`,
      ),
    );
}

/** sv-SE writes days as ISO 8601 does. */
const dayInParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
