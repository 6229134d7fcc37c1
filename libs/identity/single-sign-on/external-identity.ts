import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is kept of an identity that asked for an account. */
export interface WaitingIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly establishment: string | null;
  /** As the issuer says it. */
  readonly academie: string | null;
}

/** Who somebody is for an issuer: issuer and subject together, and nothing else, say it. Never her e-mail. */
@Entity('external_identity')
export class ExternalIdentity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('text') issuer: string;
  @Column('text') subject: string;
  /** UAI of her establishment, as the issuer gave it. */
  @Column('text', { nullable: true }) establishmentCode: string | null;
  @Column('timestamptz') linkedAt: Date;

  static link(
    ids: { id: string; accountId: string },
    from: { issuer: string; subject: string; establishment: string | null },
    now: Date,
  ): ExternalIdentity {
    return Object.assign(new ExternalIdentity(), {
      ...ids,
      issuer: from.issuer,
      subject: from.subject,
      establishmentCode: from.establishment,
      linkedAt: now,
    });
  }
}
