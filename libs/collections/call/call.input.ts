import { Field, ID, InputType, Int, PartialType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, MaxLength } from 'class-validator';
import { callLimits } from './call-fields.js';
import { CallWantName } from './call.type.js';

const tooLong = { message: 'Identifiant trop long.' };
const day = { message: 'Un jour s’écrit 2027-01-15.' };
const most = (count: number) => ({ message: `Au plus ${String(count)} valeurs.` });
const signs = (count: number) => ({ message: `Au plus ${String(count)} signes.` });

@InputType('PrepareCallInput', {
  description: 'What is not said begins as usual, and may change until it opens.',
})
export class PrepareCallInput {
  @MaxLength(callLimits.title, signs(callLimits.title))
  @Field()
  title: string;
  @IsOptional()
  @MaxLength(callLimits.missing, signs(callLimits.missing))
  @Field(() => String, { nullable: true, description: 'What is missing, in words.' })
  missing?: string;
  @IsOptional()
  @ArrayMaxSize(callLimits.terms, most(callLimits.terms))
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], { nullable: true, description: 'Empty: all.' })
  levels?: string[];
  @IsOptional()
  @ArrayMaxSize(callLimits.terms, most(callLimits.terms))
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], { nullable: true, description: 'Empty: all.' })
  subjects?: string[];
  @IsOptional()
  @ArrayMaxSize(callLimits.keywords, most(callLimits.keywords))
  @MaxLength(callLimits.keyword, { ...signs(callLimits.keyword), each: true })
  @Field(() => [String], {
    nullable: true,
    description: 'A contribution has one of them at least in its title, summary or keywords.',
  })
  keywords?: string[];
  @IsOptional()
  @IsEnum(CallWantName)
  @Field(() => CallWantName, { nullable: true })
  wants?: CallWantName;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true, description: '1 to 50.' })
  wanted?: number;
  @IsOptional()
  @MaxLength(10, day)
  @Field(() => String, { nullable: true, description: 'First day, YYYY-MM-DD.' })
  opensOn?: string;
  @IsOptional()
  @MaxLength(10, day)
  @Field(() => String, { nullable: true, description: 'Last day, YYYY-MM-DD.' })
  closesOn?: string;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, {
    nullable: true,
    description: 'A territory that a mandate of the caller covers; null: everybody’s.',
  })
  territoryId?: string | null;
}

@InputType('UpdateCallInput', {
  description: 'Only what is given changes; once open, its title, its words and its last day.',
})
export class UpdateCallInput extends PartialType(PrepareCallInput) {
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'Its id or its slug, as in each change of a call.' })
  id: string;
}

@InputType('CloseCallInput')
export class CloseCallInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
  @IsOptional()
  @MaxLength(callLimits.word, signs(callLimits.word))
  @Field(() => String, { nullable: true, description: 'For all to read.' })
  word?: string;
}

@InputType('ContributeToCallInput')
export class ContributeToCallInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  call: string;
  @MaxLength(500, tooLong)
  @Field(() => ID, { description: 'By slug, id, short code, or the address of its page.' })
  resource: string;
}

@InputType('WithdrawContributionInput')
export class WithdrawContributionInput extends ContributeToCallInput {}

@InputType('RetainContributionInput')
export class RetainContributionInput extends ContributeToCallInput {}

@InputType('SetContributionAsideInput')
export class SetContributionAsideInput extends ContributeToCallInput {
  @MaxLength(callLimits.word, signs(callLimits.word))
  @Field({ description: 'Why, for whoever gave it.' })
  word: string;
}
