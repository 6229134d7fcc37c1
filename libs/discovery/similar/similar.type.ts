import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ResourceType } from '#resources';
import type { Proximity, ProximityBasis } from './proximity.js';

export enum ProximityKindName {
  WORDS = 'words',
  COLLECTION = 'collection',
  ORDER = 'order',
  PATHWAY = 'pathway',
  SERIES = 'series',
  PREREQUISITES = 'prerequisites',
  NEXT_LEVEL = 'next-level',
}
registerEnumType(ProximityKindName, {
  name: 'ProximityKind',
  valuesMap: {
    WORDS: { description: 'Both speak of the same things.' },
    COLLECTION: { description: 'Side by side in a public collection.' },
    ORDER: { description: 'A little after it in a public collection.' },
    PATHWAY: { description: 'Curators of a public collection said: this after that.' },
    SERIES: { description: 'Somebody whom both credit numbered them.' },
    PREREQUISITES: { description: 'One asks for what the other teaches.' },
    NEXT_LEVEL: { description: 'Both speak of the same things; one is for the year after.' },
  },
});

export enum ProximityBasisKind {
  WORD = 'word',
  LEVEL = 'level',
  COLLECTION = 'collection',
  PERSON = 'person',
  NUMBER = 'number',
}
registerEnumType(ProximityBasisKind, { name: 'ProximityBasisKind' });

@ObjectType('ProximityBasis', { description: 'Something that a reason rests on.' })
export class ProximityBasisType implements Omit<ProximityBasis, 'kind'> {
  @Field(() => ProximityBasisKind) kind: ProximityBasisKind;
  @Field(() => ID, {
    description: 'Of a collection, a person or a level: its id. Of a word: its stem. Of a number: itself.',
  })
  id: string;
  @Field({ description: 'As one reads it.' }) label: string;
}

@ObjectType('ProximityReason')
export class ProximityReasonType {
  @Field(() => ProximityKindName) kind: ProximityKindName;
  @Field({ description: 'A few words of French.' }) words: string;
  @Field(() => [ProximityBasisType]) restsOn: ProximityBasisType[];
}

@ObjectType('NearResource', { description: 'Another resource, and why it is shown beside the first.' })
export class NearResourceType implements Pick<Proximity, 'resourceId'> {
  resourceId: string;
  @Field(() => ResourceType) resource: ResourceType;
  @Field(() => ProximityReasonType) reason: ProximityReasonType;
}
