import { Column, Entity, PrimaryColumn } from 'typeorm';
import { lacksOpenTwin, type NamedFile } from '#inspection';
import type { Problem } from '#platform/authorization';
import { Described } from '../resource/described.js';
import {
  DraftChanged,
  DraftProposed,
  DraftUnderReview,
  fileInfected,
  missing,
  openTwinMissing,
} from '../resource/resource.errors.js';
import type { StoredFile } from '../file/stored-file.js';

/** Answers to the rights questions; they guide, and stay with the draft. */
interface RightsAnswers {
  own?: boolean;
  others?: boolean;
  ai?: boolean;
  attested?: boolean;
}

/** Everything an author may say of her resource. Term fields hold ids of `#vocabulary`; text is Markdown. */
export interface DraftFields {
  title?: string | null;
  summary?: string | null;
  keywords?: string[];
  language?: string | null;
  levels?: string[];
  allLevels?: boolean;
  subjects?: string[];
  crossCurricular?: boolean;
  types?: string[];
  durationMinutes?: number | null;
  groupSize?: string | null;
  equipment?: string[];
  themes?: string[];
  place?: string[];
  audience?: string[];
  objectives?: string | null;
  prerequisites?: string | null;
  ages?: string | null;
  multiLevel?: boolean | null;
  blackAndWhite?: boolean | null;
  copies?: string | null;
  needs?: string | null;
  text?: string | null;
  linkUrl?: string | null;
  licence?: string | null;
  /** The author's own words when an import could not say the version. */
  licenceAnnounced?: string | null;
  /** Address of the page where an import read the licence. */
  licenceEvidence?: string | null;
  rightsAnswers?: RightsAnswers;
  whatChanged?: string | null;
  /** Why this adapts its sources; terms of `adaptation-reasons`. */
  adaptationReasons?: string[];
  /** What this changes in its sources: every licence that asks for credit asks for it (CC BY 4.0 §3(a)(1)(B)). */
  adaptationChanges?: string | null;
  /** What the author verified where no text settles whether her licence is permitted. */
  licenceChecked?: string | null;
}

/** A value read inside a file, offered, never imposed. */
export interface FoundValue {
  field: string;
  value: string;
  where: string;
}

/** What decides whether a draft may be published, beside its fields. */
interface DraftContents {
  readonly files: readonly (NamedFile & Pick<StoredFile, 'antivirus'>)[];
  readonly itemsClosed: boolean;
  readonly licencePublishable: boolean;
  /** What the works taken up say of the licence. */
  readonly mixProblems: readonly Problem[];
}

/** The one working copy of a resource. Always savable; `revision` tells two tabs apart. */
@Entity('draft')
export class Draft extends Described {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') resourceId: string;
  @Column('integer') revision: number;
  @Column('jsonb') fields: DraftFields;
  @Column('jsonb') found: FoundValue[];
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
  /** While it is before the authors of an original, to be read as it is. */
  @Column('timestamptz', { nullable: true }) proposedAt: Date | null;
  /** That original. */
  @Column('uuid', { nullable: true }) proposedTo: string | null;
  /** While it is before reviewers, who read it before anybody else does. */
  @Column('timestamptz', { nullable: true }) reviewedSince: Date | null;

  static begin(ids: { id: string; resourceId: string }, fields: DraftFields, now: Date): Draft {
    return Object.assign(new Draft(), {
      ...ids,
      revision: 1,
      fields,
      found: [],
      createdAt: now,
      updatedAt: now,
      proposedAt: null,
      proposedTo: null,
      reviewedSince: null,
    });
  }

  /** Puts it before the authors of an original: until it comes back it changes no more. */
  propose(resourceId: string, now: Date): void {
    this.requireFree();
    this.proposedAt = now;
    this.proposedTo = resourceId;
  }

  /** Puts it before reviewers, as it is: until it comes back it changes no more. */
  beReviewed(now: Date): void {
    this.requireFree();
    this.reviewedSince = now;
  }

  /** It is its author's to change again. */
  comeBack(): void {
    this.proposedAt = null;
    this.proposedTo = null;
    this.reviewedSince = null;
  }

  /** Throws `DraftProposed` or `DraftUnderReview`: nobody should answer to something that moves. */
  requireFree(): void {
    if (this.proposedAt !== null) throw new DraftProposed();
    if (this.reviewedSince !== null) throw new DraftUnderReview();
  }

  /** Writes what was given, if the writer had read the newest revision; throws `DraftChanged` otherwise. */
  change(revision: number, changes: DraftFields, now: Date): void {
    if (revision !== this.revision) throw new DraftChanged();
    const given = withoutUndefined(changes);
    if ('licence' in given && given.licence !== this.fields.licence) Object.assign(given, notAnnounced);
    this.fields = { ...this.fields, ...given };
    this.found = this.found.filter((value) => !(value.field in given) || sameAsFound(given, value));
    this.touch(now);
  }

  /** Fills only what is still empty, and remembers where each value was found. */
  prefill(values: readonly FoundValue[], now: Date): void {
    for (const value of values) {
      if (!this.wants(value)) continue;
      this.found = [...this.found.filter((each) => each.field !== value.field), value];
      // Whom a file names is told, and becomes nobody's credit: many lessons take up another's.
      if (value.field === 'authors') continue;
      const filled = value.field === 'keywords' ? value.value.split(', ') : value.value;
      this.fields = { ...this.fields, [value.field]: filled };
    }
    this.touch(now);
  }

  private wants({ field }: FoundValue): boolean {
    if (field === 'authors') return !this.found.some((each) => each.field === field);
    const current = this.fields[field as 'title' | 'summary' | 'language' | 'licence' | 'keywords'];
    return current === undefined || current === null || current.length === 0;
  }

  /** Something beside the fields changed: a file, an item. */
  touch(now: Date): void {
    this.revision += 1;
    this.updatedAt = now;
  }

  /** What stands between this draft and its publication; empty when it is ready. */
  problems(content: DraftContents): Problem[] {
    const { fields } = this;
    const absent = {
      title: !fields.title?.trim(),
      summary: !fields.summary?.trim(),
      levels: !fields.allLevels && !fields.levels?.length,
      subjects: !fields.crossCurricular && !fields.subjects?.length,
      types: !fields.types?.length,
      licence: !fields.licence,
      content: content.files.length === 0 && !fields.text?.trim() && !fields.linkUrl,
      licenceClosed: Boolean(fields.licence) && !content.licencePublishable,
      itemClosed: content.itemsClosed,
      attestation: fields.rightsAnswers?.attested === false,
    };
    const isMixKnown = content.mixProblems.some(({ field }) => field === 'licence');
    const lacking = Object.entries(absent)
      .filter(([key, isAbsent]) => isAbsent && !(isMixKnown && key === 'licence'))
      .flatMap(([key]) => missing[key] ?? []);
    const alone = content.files.filter((file) => lacksOpenTwin(file, content.files));
    const infected = content.files.filter(({ antivirus }) => antivirus === 'infected');
    return [
      ...lacking,
      ...content.mixProblems,
      ...alone.map((file) => openTwinMissing(file)),
      ...infected.map(fileInfected),
    ];
  }
}

const withoutUndefined = (fields: DraftFields): DraftFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** A licence chosen anew is no longer the one that an import read somewhere. */
const notAnnounced = { licenceAnnounced: null, licenceEvidence: null };

const sameAsFound = (changes: DraftFields, value: FoundValue): boolean => {
  const given = changes[value.field as keyof DraftFields];
  return (Array.isArray(given) ? given.join(', ') : given) === value.value;
};
