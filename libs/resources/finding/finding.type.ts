import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { DraftFinding } from './finding.js';

export enum FindingSeverity {
  SEVERE = 'severe',
  QUESTION = 'question',
}
registerEnumType(FindingSeverity, {
  name: 'FindingSeverity',
  description: 'A severe finding stands between a draft and its publication until it is answered.',
});

export enum FindingReason {
  NOT_PERSONAL = 'not-personal',
  OWN = 'own',
  SERVICE = 'service',
  INVENTED = 'invented',
  AUTHORISED = 'authorised',
  NOBODY_RECOGNISABLE = 'nobody-recognisable',
  NOT_AUTHORISED = 'not-authorised',
}
registerEnumType(FindingReason, {
  name: 'FindingReason',
  description:
    'Why what was found may stay; NOT_AUTHORISED is the answer about images that forbids publishing.',
});

export enum FileCheckState {
  PENDING = 'pending',
  DONE = 'done',
  FAILED = 'failed',
}
registerEnumType(FileCheckState, {
  name: 'FileCheckState',
  description: 'Whether a file was searched for pupils’ data: not yet, done, or it could not be read.',
});

@ObjectType('Finding', {
  description: 'A place of a draft that may be a pupil’s personal datum. The datum itself is kept nowhere.',
})
export class FindingType implements Pick<
  DraftFinding,
  'id' | 'rule' | 'label' | 'why' | 'where' | 'count' | 'mask' | 'origin' | 'partId'
> {
  @Field(() => ID) id: string;
  @Field() rule: string;
  @Field({ description: 'What it is, in French.' }) label: string;
  @Field() why: string;
  @Field({ description: 'The place and the file, in French.' }) where: string;
  @Field(() => Int) count: number;
  @Field({ description: 'A field of the draft (« text »), or the SHA-256 of the file.' }) origin: string;
  @Field(() => ID, { nullable: true, description: 'The file it stands in; null in the words of the draft.' })
  partId: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The datum with its signs covered; null where it stands beside the text of a file.',
  })
  mask: string | null;
  @Field(() => FindingSeverity) severity: FindingSeverity;
  @Field(() => FindingReason, { nullable: true, description: 'The author’s answer.' })
  reason: FindingReason | null;
}

@ObjectType('FileCheck', { description: 'Whether a file was searched for pupils’ data.' })
export class FileCheckType {
  @Field() name: string;
  @Field(() => FileCheckState) state: FileCheckState;
}
