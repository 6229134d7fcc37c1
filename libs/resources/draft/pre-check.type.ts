import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PreCheck, PreCheckItem } from './pre-check.js';

export enum PreCheckKey {
  METADATA = 'metadata',
  RIGHTS = 'rights',
  FILES = 'files',
  ACCESSIBILITY = 'accessibility',
  PUPILS = 'pupils',
  LINKS = 'links',
}
registerEnumType(PreCheckKey, { name: 'PreCheckKey' });

export enum PreCheckState {
  DONE = 'done',
  TO_MEND = 'to_mend',
  UNKNOWN = 'unknown',
}
registerEnumType(PreCheckState, {
  name: 'PreCheckState',
  description: 'Never a verdict: nothing to mend, something to mend, or not known.',
});

export enum PreCheckSeverity {
  BLOCKING = 'blocking',
  ANNOYING = 'annoying',
  ADVICE = 'advice',
}
registerEnumType(PreCheckSeverity, {
  name: 'PreCheckSeverity',
  description: 'Whether some readers are kept out, hindered, or would be better served.',
});

@ObjectType('PreCheckItem', { description: 'One thing to mend; its texts are in French.' })
export class PreCheckItemType implements Omit<PreCheckItem, 'severity'> {
  @Field() label: string;
  @Field(() => String, { nullable: true, description: 'The place and the file.' }) where: string | null;
  @Field(() => String, { nullable: true }) why: string | null;
  @Field(() => String, { nullable: true, description: 'How, in the programs that most people have.' })
  mend: string | null;
  @Field(() => PreCheckSeverity, { nullable: true }) severity: PreCheckSeverity | null;
}

@ObjectType('PreCheck', {
  description:
    'What a program looked at before anybody reads. It helps, it judges nothing, and it stops nothing.',
})
export class PreCheckType implements Pick<PreCheck, 'label' | 'detail'> {
  @Field(() => PreCheckKey) key: PreCheckKey;
  @Field(() => PreCheckState) state: PreCheckState;
  @Field({ description: 'What was looked at, in French.' }) label: string;
  @Field({ description: 'What came of it, in one sentence.' }) detail: string;
  @Field(() => [PreCheckItemType]) items: PreCheckItemType[];
}
