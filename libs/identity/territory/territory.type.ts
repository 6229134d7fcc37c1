import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType } from '#platform/graphql';
import type { Establishment } from './establishment.js';
import type { Territory } from './territory.js';

export enum TerritoryKindName {
  NATIONAL = 'national',
  ACADEMIE = 'academie',
  DEPARTEMENT = 'departement',
  CIRCONSCRIPTION = 'circonscription',
  ECOLE = 'ecole',
}
registerEnumType(TerritoryKindName, {
  name: 'TerritoryKind',
  description: 'From the widest to a single school.',
});

/** The resolver adds its parent and its path. */
@ObjectType('Territory', { description: 'A place that mandates and campaigns are for.' })
export class TerritoryType implements Pick<Territory, 'id' | 'code' | 'label'> {
  @Field(() => ID) id: string;
  @Field(() => TerritoryKindName) kind: TerritoryKindName;
  @Field({
    description: '« ac-lyon », « dep-01 », the official code of a circonscription, the UAI of a school.',
  })
  code: string;
  @Field({ description: 'In French.' }) label: string;
}

@ObjectType('TerritoryEdge')
export class TerritoryEdgeType {
  @Field(() => TerritoryType) node: TerritoryType;
  @Field() cursor: string;
}

@ObjectType('TerritoryConnection')
export class TerritoryConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [TerritoryEdgeType]) edges: TerritoryEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** The resolver adds its territory. */
@ObjectType('Establishment', { description: 'A school, a collège, a lycée, of the official directory.' })
export class EstablishmentType implements Pick<Establishment, 'uai' | 'name' | 'kind' | 'commune'> {
  @Field(() => ID) uai: string;
  @Field() name: string;
  @Field({ description: 'As the directory says, in French.' }) kind: string;
  @Field(() => String, { nullable: true }) commune: string | null;
}

@ObjectType('EstablishmentEdge')
export class EstablishmentEdgeType {
  @Field(() => EstablishmentType) node: EstablishmentType;
  @Field() cursor: string;
}

@ObjectType('EstablishmentConnection')
export class EstablishmentConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [EstablishmentEdgeType]) edges: EstablishmentEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}
