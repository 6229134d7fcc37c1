import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of a collection, under a heading. */
@Entity('collection_section')
export class Section {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') collectionId: string;
  @Column('integer') position: number;
  @Column('text') title: string;
  @Column('text') note: string;
}
