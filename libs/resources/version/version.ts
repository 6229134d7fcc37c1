import { createHash } from 'node:crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Described } from '../resource/described.js';
import type { DraftFields } from '../draft/draft.js';

/** Descriptive fields that no list filters on; frozen with the version. */
export type VersionFields = Pick<
  DraftFields,
  | 'keywords'
  | 'durationMinutes'
  | 'groupSize'
  | 'themes'
  | 'equipment'
  | 'place'
  | 'audience'
  | 'objectives'
  | 'prerequisites'
  | 'ages'
  | 'multiLevel'
  | 'blackAndWhite'
  | 'copies'
  | 'needs'
  | 'allLevels'
  | 'crossCurricular'
  | 'licenceEvidence'
  | 'adaptationReasons'
  | 'adaptationChanges'
  | 'licenceChecked'
> & { ai?: boolean };

/** The licence as it was on that day; copies made under it keep it. */
export interface LicenceSnapshot {
  id: string;
  uri: string | null;
  version: string | null;
  announced: string | null;
}

/** A published state of a resource. Never changes. */
@Entity('version')
export class Version extends Described {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') resourceId: string;
  @Column('integer') number: number;
  @Column('text') title: string;
  @Column('text') summary: string;
  @Column('text') language: string;
  @Column('text', { array: true }) levels: string[];
  @Column('text', { array: true }) subjects: string[];
  @Column('text', { array: true }) types: string[];
  @Column('jsonb') fields: VersionFields;
  @Column('text') metadataHash: string;
  @Column('text', { nullable: true }) whatChanged: string | null;
  @Column('boolean') minor: boolean;
  @Column('text') licenceId: string;
  @Column('text', { nullable: true }) licenceUri: string | null;
  @Column('text', { nullable: true }) licenceVersion: string | null;
  @Column('text', { nullable: true }) licenceAnnounced: string | null;
  @Column('uuid', { nullable: true }) publishedBy: string | null;
  @Column('timestamptz') publishedAt: Date;
  @Column('timestamptz') datestamp: Date;

  /** Freezes a complete draft. `content` are the hashes of its parts, in order, so that the hash covers them too. */
  static freeze(
    from: { id: string; resourceId: string; number: number; fields: DraftFields; licence: LicenceSnapshot },
    content: readonly string[],
    publication: { by: string | null; at: Date; whatChanged: string | null; minor: boolean },
  ): Version {
    const { fields, licence } = from;
    const version = Object.assign(new Version(), {
      id: from.id,
      resourceId: from.resourceId,
      number: from.number,
      title: fields.title?.trim() ?? '',
      summary: fields.summary?.trim() ?? '',
      language: fields.language ?? 'fr',
      levels: fields.levels ?? [],
      subjects: fields.subjects ?? [],
      types: fields.types ?? [],
      fields: descriptive(fields),
      whatChanged: publication.whatChanged,
      minor: publication.minor,
      licenceId: licence.id,
      licenceUri: licence.uri,
      licenceVersion: licence.version,
      licenceAnnounced: licence.announced,
      publishedBy: publication.by,
      publishedAt: publication.at,
      datestamp: publication.at,
    });
    version.metadataHash = version.computeHash(content);
    return version;
  }

  private computeHash(content: readonly string[]): string {
    const { title, summary, language, levels, subjects, types, fields, licenceId, licenceAnnounced } = this;
    const frozen = [
      title,
      summary,
      language,
      levels,
      subjects,
      types,
      sorted(fields),
      licenceId,
      licenceAnnounced,
      content,
    ];
    return createHash('sha256').update(JSON.stringify(frozen)).digest('hex');
  }
}

const kept = [
  'keywords',
  'durationMinutes',
  'groupSize',
  'themes',
  'equipment',
  'place',
  'audience',
  'objectives',
  'prerequisites',
  'ages',
  'multiLevel',
  'blackAndWhite',
  'copies',
  'needs',
  'allLevels',
  'crossCurricular',
  'licenceEvidence',
  'adaptationReasons',
  'adaptationChanges',
  'licenceChecked',
] as const;

function descriptive(fields: DraftFields): VersionFields {
  const entries = kept
    .map((key) => [key, fields[key]] as const)
    .filter(([, value]) => value !== undefined && value !== null);
  const described = Object.fromEntries(entries) as VersionFields;
  return fields.rightsAnswers?.ai ? { ...described, ai: true } : described;
}

/** jsonb forgets the order of keys: the hash must not depend on it. */
const sorted = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
