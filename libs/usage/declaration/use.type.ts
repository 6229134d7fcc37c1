import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import { ResourceType } from '#resources';
import type { Choice, DurationChoice } from './use-choices.js';
import type { UseLine } from './use.repository.js';

@ObjectType('UseChoice', { description: 'One answer that the form offers.' })
export class UseChoiceType implements Choice {
  @Field(() => ID) id: string;
  @Field({ description: 'In French.' }) label: string;
}

@ObjectType('UseDuration')
export class UseDurationType implements DurationChoice {
  @Field(() => Int, { description: 'The longest stands for all that is longer.' }) minutes: number;
  @Field({ description: 'In French.' }) label: string;
}

@ObjectType('UseChoices', { description: 'What one may say of a use of this resource.' })
export class UseChoicesType {
  @Field(() => [UseChoiceType], { description: 'The classes that the resource names.' })
  levels: UseChoiceType[];
  @Field(() => [UseChoiceType], { description: 'The usual classes beside these.' })
  otherLevels: UseChoiceType[];
  @Field(() => [UseDurationType]) durations: UseDurationType[];
  @Field(() => [UseChoiceType]) changes: UseChoiceType[];
  @Field(() => [UseChoiceType]) departements: UseChoiceType[];
}

@ObjectType('UseCount', { description: 'How many said this.' })
export class UseCountType {
  @Field({ description: 'In French.' }) label: string;
  @Field(() => Int) count: number;
}

@ObjectType('DeclaredUses', {
  description:
    'Uses that people declared, by multiples of 5 below the true number; under 5, nothing is said.',
})
export class DeclaredUsesType {
  @Field(() => Int, { nullable: true, description: 'At least so many; null: too few to be said.' })
  atLeast: number | null;
  @Field(() => [UseCountType]) levels: UseCountType[];
  @Field(() => [UseCountType]) changes: UseCountType[];
}

@ObjectType('UseLine', { description: 'A word that somebody left for the authors.' })
export class UseLineType implements Pick<UseLine, 'id' | 'day' | 'line'> {
  @Field(() => ID) id: string;
  @Field({ description: 'As « 2026-11-30 »; the hour is not kept.' }) day: string;
  @Field(() => String, { nullable: true, description: 'The class, in French.' }) levelLabel: string | null;
  @Field() line: string;
}

@ObjectType('UseLineEdge')
export class UseLineEdgeType {
  @Field() cursor: string;
  @Field(() => UseLineType) node: UseLineType;
}

@ObjectType('UseLineConnection')
export class UseLineConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [UseLineEdgeType]) edges: UseLineEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

/** The resolver adds the lines. */
@ObjectType('ResourceUses', { description: 'Uses of a resource as its authors read them: exact.' })
export class ResourceUsesType {
  @Field(() => Int) total: number;
  @Field(() => [UseCountType], { description: 'Only of who said it, as the next two.' })
  levels: UseCountType[];
  @Field(() => [UseCountType]) durations: UseCountType[];
  @Field(() => [UseCountType], { description: 'Of several changes in one use, each counts.' })
  changes: UseCountType[];
  @Field({ description: 'The caller may erase lines.' }) mayErase: boolean;
}

@ObjectType('DeclareUsePayload')
export class DeclareUsePayloadType {
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('EraseUseLinePayload')
export class EraseUseLinePayloadType extends DeclareUsePayloadType {}
