import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType, UserErrorType } from '#platform/graphql';
import type { QueueCounts } from '#platform/outbox';
import type { Job } from './job.js';

enum JobStateName {
  RETRYING = 'retrying',
  PARKED = 'parked',
}
registerEnumType(JobStateName, {
  name: 'JobState',
  description: 'RETRYING: it will be tried again. PARKED: given up after its last attempt.',
});

@ObjectType('JobPermissions')
export class JobPermissionsType {
  @Field({ description: 'Try it now, with as many attempts as a new one.' }) retry: boolean;
  @Field({ description: 'Take it out of the queue undone; only once it is PARKED.' }) abandon: boolean;
}

/** The resolver adds what the caller may do. What the job carries (ids, addresses) is no field, and never one. */
@ObjectType('Job', { description: 'A piece of the server’s own work that failed at least once.' })
export class JobType implements Pick<
  Job,
  'id' | 'task' | 'label' | 'attempts' | 'maxAttempts' | 'createdAt' | 'nextTryAt' | 'lastError'
> {
  @Field(() => ID) id: string;
  @Field({ description: 'The type of the event that it reacts to.' }) task: string;
  @Field({ description: 'What it does, in French.' }) label: string;
  @Field(() => JobStateName) state: JobStateName;
  @Field(() => Int) attempts: number;
  @Field(() => Int) maxAttempts: number;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null: given up.' })
  nextTryAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it failed: the first line, without names, addresses and ids.',
  })
  lastError: string | null;
}

@ObjectType('JobEdge')
export class JobEdgeType {
  @Field(() => JobType) node: JobType;
  @Field() cursor: string;
}

@ObjectType('JobConnection')
export class JobConnectionType {
  @Field(() => Int) totalCount: number;
  @Field(() => [JobEdgeType]) edges: JobEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
}

@ObjectType('JobQueue', { description: 'How many jobs there are, and since when the oldest waits.' })
export class JobQueueType implements Pick<
  QueueCounts,
  'waiting' | 'retrying' | 'running' | 'parked' | 'oldestSince'
> {
  @Field(() => Int, { description: 'Never tried.' }) waiting: number;
  @Field(() => Int, { description: 'Failed, and to be tried again.' }) retrying: number;
  @Field(() => Int) running: number;
  @Field(() => Int, { description: 'Given up.' }) parked: number;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Of those not given up.' })
  oldestSince: Date | null;
}

@ObjectType('RetryJobPayload')
export class RetryJobPayloadType {
  @Field(() => JobType, { nullable: true }) job: JobType | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}

@ObjectType('AbandonJobPayload')
export class AbandonJobPayloadType {
  @Field(() => ID, { nullable: true }) abandonedId: string | null;
  @Field(() => [UserErrorType]) userErrors: UserErrorType[];
}
