import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One deposited file on its way to a draft: accepted, or refused with the reason kept for the author. */
@Entity('upload')
export class Upload {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  /** The resource it was deposited for; null when a program deposits first and attaches later. */
  @Column('uuid', { nullable: true }) resourceId: string | null;
  @Column('text') filename: string;
  @Column('text') state: 'staged' | 'accepted' | 'refused' | 'attached';
  @Column('text', { nullable: true }) blobSha256: string | null;
  @Column('bigint') size: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) message: string | null;
  @Column('timestamptz') createdAt: Date;
}
