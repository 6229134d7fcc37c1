import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an intake says of the bytes: their hash when they are kept, and words for the author. */
interface Verdict {
  readonly sha256: string | null;
  readonly size: number;
  readonly filename: string;
  readonly reason: string;
  readonly message: string;
}

/** One deposited file on its way to a draft: accepted, or refused with the reason kept for the author. */
@Entity('upload')
export class Upload {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  /** The resource it was deposited for; null when a program deposits first and attaches later. */
  @Column('uuid', { nullable: true }) resourceId: string | null;
  @Column('text') filename: string;
  /** `staged`: its bytes are still coming. */
  @Column('text') state: 'staged' | 'accepted' | 'refused' | 'attached';
  @Column('text', { nullable: true }) blobSha256: string | null;
  @Column('bigint') size: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) message: string | null;
  @Column('timestamptz') createdAt: Date;

  static begin(
    upload: Pick<Upload, 'id' | 'accountId' | 'resourceId' | 'filename'> & { size: number },
    now: Date,
  ): Upload {
    return Object.assign(new Upload(), {
      ...upload,
      size: String(upload.size),
      state: 'staged',
      blobSha256: null,
      reason: null,
      message: null,
      createdAt: now,
    });
  }

  /** All its bytes came and were judged. */
  conclude({ sha256, size, filename, reason, message }: Verdict): void {
    this.state = sha256 ? 'accepted' : 'refused';
    this.blobSha256 = sha256;
    Object.assign(this, { size: String(size), filename, reason, message });
  }
}
