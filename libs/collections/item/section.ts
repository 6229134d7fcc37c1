import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AskedSearch, SavedSearch } from '../section/saved-search.js';

/** A part of a collection, under a heading. */
@Entity('collection_section')
export class Section {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') collectionId: string;
  @Column('integer') position: number;
  @Column('text') title: string;
  @Column('text') note: string;
  /** What it looks for, shown after what was chosen for it; null: nothing. */
  @Column('jsonb', { nullable: true }) search: SavedSearch | null;
  /** Of what the search finds, how many it shows, 1 to 24. */
  @Column('integer', { nullable: true }) searchMost: number | null;
  /** How many items it holds, where its collection was read with its sections. */
  itemCount = 0;

  lookFor(asked: AskedSearch | null): void {
    this.search = asked?.search ?? null;
    this.searchMost = asked?.most ?? null;
  }
}
