import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Agent } from './agent.js';

@ObjectType('PersonLink')
export class PersonLinkType {
  @Field() label: string;
  @Field() url: string;
}

/** What everybody may know of an agent; the resolver adds the name, the address and the terms. */
@ObjectType('Person', {
  description: 'A person or an organisation that is credited here, with or without an account.',
})
export class PersonType implements Pick<Agent, 'id' | 'slug' | 'portrait' | 'links'> {
  @Field(() => ID) id: string;
  @Field() slug: string;
  @Field(() => String, { nullable: true }) portrait: string | null;
  @Field(() => [PersonLinkType]) links: PersonLinkType[];
}
