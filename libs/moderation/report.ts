import { randomInt } from 'node:crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DecisionKind } from './moderation-decision.js';
import { ContactInvalid, DetailsMissing, ReportAlreadyDecided, TextTooLong } from './report.errors.js';

export type ReportState = 'open' | 'decided';

/** Why people report, in the order of the form, with the words that everybody reads. */
export const reportCategories = {
  rights: 'Droits d’auteur',
  pupil_data: 'Données d’élèves',
  error: 'Erreur de fond',
  illegal: 'Contenu illicite',
  harassment: 'Propos blessants',
  other: 'Autre chose',
} as const;
export type ReportCategory = keyof typeof reportCategories;

/** A decided report is decided again when a moderator takes back what was done; what was put aside stays so. */
const transitions: Record<ReportState, Partial<Record<DecisionKind, ReportState>>> = {
  open: { hide: 'decided', show: 'decided', dismiss: 'decided' },
  decided: { hide: 'decided', show: 'decided' },
};

const LONGEST_DETAILS = 4000;

/** What somebody, with or without account, wants a person to look at. */
@Entity('report')
export class Report {
  @PrimaryColumn('uuid') id: string;
  /** Number that the person who reports keeps, and gives when she writes again. */
  @Column('text') receipt: string;
  @Column('uuid') resourceId: string;
  @Column('integer', { nullable: true }) versionNumber: number | null;
  @Column('text') category: ReportCategory;
  @Column('text') details: string;
  /** E-mail address, only if an answer is wished. */
  @Column('text', { nullable: true }) contact: string | null;
  @Column('text') state: ReportState;
  @Column('timestamptz') createdAt: Date;

  static receive(
    about: { id: string; resourceId: string; versionNumber: number | null },
    words: { category: ReportCategory; details: string; contact: string | null },
    now: Date,
  ): Report {
    const details = words.details.replaceAll('\0', '').trim();
    if (details === '') throw new DetailsMissing();
    if (details.length > LONGEST_DETAILS) throw TextTooLong('details', LONGEST_DETAILS);
    return Object.assign(new Report(), {
      ...about,
      receipt: newReceipt(),
      category: words.category,
      details,
      contact: contactAddress(words.contact),
      state: 'open',
      createdAt: now,
    });
  }

  decide(kind: DecisionKind): void {
    const next = transitions[this.state][kind];
    if (!next) throw new ReportAlreadyDecided();
    this.state = next;
  }
}

/** Signs without those that are mistaken for each other when read aloud: 40 bits. */
function newReceipt(): string {
  const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const group = (): string => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return `SIG-${group()}-${group()}`;
}

/** One plain address or nothing: control characters and lists of addresses never reach a mail header. */
function contactAddress(text: string | null): string | null {
  const address = text?.normalize('NFC').trim() ?? '';
  if (address === '') return null;
  if (address.length > 254 || !/^[^\s@<>(),;:\\"[\]\p{C}]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/iu.test(address))
    throw new ContactInvalid();
  return address;
}
