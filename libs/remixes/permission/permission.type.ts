import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import type { Permission } from './permission.js';

export enum PermissionStateName {
  ASKED = 'asked',
  GRANTED = 'granted',
  REFUSED = 'refused',
}
registerEnumType(PermissionStateName, { name: 'PermissionState' });

export enum PermissionObstacleName {
  ADAPTATION_DELETED = 'adaptation-deleted',
  SOURCE_WITHDRAWN = 'source-withdrawn',
  SOURCE_HIDDEN = 'source-hidden',
  OWN_QUESTION = 'own-question',
}
registerEnumType(PermissionObstacleName, {
  name: 'PermissionObstacle',
  description: 'Why an open question gets no answer: from nobody, or from whoever asked it.',
});

@ObjectType('Permission', {
  description:
    'A licence asked of those who sign a source, for one adaptation. Shown to those who ask and to those who may answer.',
})
export class PermissionType implements Pick<
  Permission,
  'id' | 'title' | 'message' | 'askedAt' | 'answer' | 'answeredAt'
> {
  @Field(() => ID) id: string;
  @Field({ description: 'Of the adaptation, on the day of the question.' }) title: string;
  @Field() message: string;
  @Field(() => GraphQLISODateTime) askedAt: Date;
  @Field(() => PermissionStateName) state: PermissionStateName;
  @Field(() => String, { nullable: true }) answer: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) answeredAt: Date | null;
}

@ObjectType('PermissionPermissions')
export class PermissionPermissionsType {
  @Field() answer: boolean;
}

@ObjectType('AskPermissionPayload')
export class AskPermissionPayloadType {
  @Field(() => PermissionType, { nullable: true }) permission: PermissionType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('AnswerPermissionPayload')
export class AnswerPermissionPayloadType extends AskPermissionPayloadType {}
