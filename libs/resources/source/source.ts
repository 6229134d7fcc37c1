import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a draft or a version is adapted from: a version published here, pinned, or a work from outside. The licence is
 * the one that it carried when it was taken up; it may change there, here it stays.
 */
@Entity('version_source')
export class Source {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) draftId: string | null;
  @Column('uuid', { nullable: true }) versionId: string | null;
  @Column('uuid', { nullable: true }) sourceVersionId: string | null;
  @Column('text', { nullable: true }) outsideUrl: string | null;
  @Column('text', { nullable: true }) outsideTitle: string | null;
  @Column('text', { nullable: true }) outsideAuthor: string | null;
  @Column('text') licenceId: string;
  @Column('text', { nullable: true }) licenceUri: string | null;
  @Column('text', { nullable: true }) licenceAnnounced: string | null;
  /** Terms of the vocabulary `adaptation-reasons`; written when a version is frozen. */
  @Column('text', { array: true }) reasons: string[];
  /** What the adaptation changed; written when a version is frozen. */
  @Column('text', { nullable: true }) whatChanged: string | null;
  /** The author's written agreement, as the adapter copied it: it was given outside Essaim. */
  @Column('text', { nullable: true }) agreement: string | null;
  @Column('integer') position: number;

  static of(
    draftId: string,
    values: Partial<Source> & Pick<Source, 'id' | 'licenceId' | 'position'>,
  ): Source {
    return Object.assign(new Source(), {
      draftId,
      versionId: null,
      sourceVersionId: null,
      outsideUrl: null,
      outsideTitle: null,
      outsideAuthor: null,
      licenceUri: null,
      licenceAnnounced: null,
      reasons: [],
      whatChanged: null,
      agreement: null,
      ...values,
    });
  }

  /** The same source, frozen under a version with what its author says of her adaptation. */
  frozen(id: string, versionId: string, said: Pick<Source, 'reasons' | 'whatChanged'>): Source {
    return Object.assign(new Source(), columnsOf(this), { id, draftId: null, versionId, ...said });
  }

  /** The same source, under the working copy of the next version. */
  thawed(id: string, draftId: string): Source {
    return Object.assign(new Source(), columnsOf(this), {
      id,
      draftId,
      versionId: null,
      reasons: [],
      whatChanged: null,
    });
  }
}

const columnsOf = (source: Source) => ({
  sourceVersionId: source.sourceVersionId,
  outsideUrl: source.outsideUrl,
  outsideTitle: source.outsideTitle,
  outsideAuthor: source.outsideAuthor,
  licenceId: source.licenceId,
  licenceUri: source.licenceUri,
  licenceAnnounced: source.licenceAnnounced,
  agreement: source.agreement,
  position: source.position,
});

/** A source with what people call it, and what its author agreed to. */
export interface NamedSource extends Source {
  readonly title: string;
  readonly authors: readonly string[];
  /** Null for a work from outside. */
  readonly resourceId: string | null;
  readonly familyId: string | null;
  readonly slug: string | null;
  readonly number: number | null;
  /** Licences that its author agreed to, here, for this adaptation. */
  readonly agreedTo: readonly string[];
  /** Those that its author refused, likewise. */
  readonly refused: readonly string[];
}
