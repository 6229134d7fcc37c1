import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { FollowPolicyName, UpdateTakeName } from './update.type.js';

@InputType('UpdateChoiceInput')
export class UpdateChoiceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  pieceId: string;
  @IsEnum(UpdateTakeName)
  @Field(() => UpdateTakeName)
  take: UpdateTakeName;
  @IsOptional()
  @MaxLength(400_000, { message: 'Au plus 400 000 caractères.' })
  @Field(() => String, { nullable: true, description: 'With EDITED: what to write in its place.' })
  text?: string | null;
}

@InputType('UpdateFromSourceInput', {
  description: 'A piece without a choice stays as the adapter has it.',
})
export class UpdateFromSourceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'Id of the resource that it was made from.' })
  sourceId: string;
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { description: 'Of the draft, as last read.' })
  revision: number;
  @ArrayMaxSize(5000, { message: 'Au plus 5 000 choix.' })
  @ValidateNested({ each: true })
  @Type(() => UpdateChoiceInput)
  @Field(() => [UpdateChoiceInput])
  choices: UpdateChoiceInput[];
}

@InputType('SetSourcePolicyInput')
export class SetSourcePolicyInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  resourceId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  sourceId: string;
  @IsEnum(FollowPolicyName)
  @Field(() => FollowPolicyName)
  policy: FollowPolicyName;
}
