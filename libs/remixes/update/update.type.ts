import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserErrorType } from '#platform/graphql';
import { FileType, ResourceType } from '#resources';
import type { WaitingUpdate } from './source-follow.js';
import type { UpdatePiece } from './update-piece.js';

export enum FollowPolicyName {
  FROZEN = 'frozen',
  NOTIFY = 'notify',
  CORRECTIONS = 'corrections',
}
registerEnumType(FollowPolicyName, {
  name: 'FollowPolicy',
  description:
    'FROZEN: nothing is told. NOTIFY: its authors are told. CORRECTIONS: rewordings of blocks that they never touched come into a draft.',
});

export enum UpdatePieceKind {
  BLOCK = 'block',
  FIELD = 'field',
  FILE = 'file',
}
registerEnumType(UpdatePieceKind, { name: 'UpdatePieceKind' });

export enum UpdatePieceChange {
  CHANGED = 'changed',
  ADDED = 'added',
  REMOVED = 'removed',
  MOVED = 'moved',
}
registerEnumType(UpdatePieceChange, { name: 'UpdatePieceChange' });

export enum UpdatePieceState {
  TAKEABLE = 'takeable',
  CONFLICT = 'conflict',
}
registerEnumType(UpdatePieceState, { name: 'UpdatePieceState' });

export enum UpdateTakeName {
  MINE = 'mine',
  THEIRS = 'theirs',
  BOTH = 'both',
  EDITED = 'edited',
}
registerEnumType(UpdateTakeName, { name: 'UpdateTake' });

@ObjectType('SourceUpdate', {
  description: 'An original of which a newer version stands than the one that the adaptation started from.',
})
export class SourceUpdateType implements Pick<
  WaitingUpdate,
  'sourceId' | 'sourceTitle' | 'licenceChanged' | 'whatChanged'
> {
  @Field(() => ID) sourceId: string;
  @Field() sourceTitle: string;
  @Field(() => FollowPolicyName) policy: FollowPolicyName;
  @Field({ description: 'The version that the adaptation started from keeps its licence.' })
  licenceChanged: boolean;
  @Field(() => [String], { description: 'Of each version since, oldest first.' }) whatChanged: string[];
}

@ObjectType('UpdatePiece', {
  description:
    'One thing that the other side changed since both were the same: the original, for an update; the copy, for a proposal.',
})
export class UpdatePieceType implements Pick<
  UpdatePiece,
  'id' | 'label' | 'mine' | 'originalThen' | 'originalNow' | 'editable'
> {
  @Field(() => ID) id: string;
  @Field(() => UpdatePieceKind) kind: UpdatePieceKind;
  @Field(() => UpdatePieceChange) change: UpdatePieceChange;
  @Field({ description: 'In French.' }) label: string;
  @Field(() => String, { nullable: true }) mine: string | null;
  @Field(() => String, { nullable: true }) originalThen: string | null;
  @Field(() => String, { nullable: true }) originalNow: string | null;
  @Field({ description: 'Whether EDITED may be chosen.' }) editable: boolean;
  @Field(() => FileType, { nullable: true }) fileThen?: FileType | null;
  @Field(() => FileType, { nullable: true }) fileNow?: FileType | null;
}

@ObjectType('SetSourcePolicyPayload')
export class SetSourcePolicyPayloadType {
  @Field(() => ResourceType, { nullable: true }) resource: ResourceType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
