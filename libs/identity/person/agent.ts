import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface AgentLink {
  label: string;
  url: string;
}

/** What a profile is before anything is said in it, and once it is gone. */
const faceless = () => ({
  civilName: null,
  portrait: null,
  links: [],
  academie: null,
  departement: null,
  establishmentUai: null,
  levels: [],
  subjects: [],
});

/** Who is credited: a person or an organisation, with or without an account. Her credits outlive the account. */
@Entity('agent')
export class Agent {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'person' | 'organisation';
  /** The name shown, a pseudonym if she wishes. */
  @Column('text') publicName: string;
  /** Address of the public page, frozen. */
  @Column('text') slug: string;
  /** Never shown. */
  @Column('text', { nullable: true }) civilName: string | null;
  @Column('text', { nullable: true }) portrait: string | null;
  @Column('jsonb') links: AgentLink[];
  @Column('text', { nullable: true }) academie: string | null;
  @Column('text', { nullable: true }) departement: string | null;
  @Column('text', { nullable: true }) establishmentUai: string | null;
  @Column('text', { array: true }) levels: string[];
  @Column('text', { array: true }) subjects: string[];
  @Column('timestamptz') createdAt: Date;

  static named(id: string, publicName: string, slug: string, now: Date): Agent {
    return Object.assign(new Agent(), {
      id,
      publicName,
      slug,
      kind: 'person',
      ...faceless(),
      createdAt: now,
    });
  }

  /** Nothing of the profile stays: only the name that credits need. */
  loseFace(): void {
    Object.assign(this, faceless());
  }

  /** Its address changes with it: the old one says the name. */
  rename(publicName: string, slug: string): void {
    this.publicName = publicName;
    this.slug = slug;
  }
}
