import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, MaxLength } from 'class-validator';
import { WithdrawalCategory } from './resource.type.js';

@InputType('PublishResourceInput')
export class PublishResourceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true })
  revision?: number | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  whatChanged?: string | null;
  @IsOptional()
  @IsBoolean()
  @Field(() => Boolean, { nullable: true })
  minor?: boolean | null;
}

@InputType('CorrectTitleInput')
export class CorrectTitleInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  title: string;
}

@InputType('WithdrawResourceInput')
export class WithdrawResourceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @IsEnum(WithdrawalCategory)
  @Field(() => WithdrawalCategory)
  category: WithdrawalCategory;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  reason: string;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  replacement?: string | null;
}
