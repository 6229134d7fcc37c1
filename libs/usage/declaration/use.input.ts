import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional, MaxLength } from 'class-validator';

const tooLong = { message: 'Identifiant trop long.' };

@InputType('DeclareUseInput', { description: 'Nothing but the resource is asked; nothing of it says who.' })
export class DeclareUseInput {
  @MaxLength(200, tooLong)
  @Field(() => ID, { description: 'Slug, id or short code.' })
  resource: string;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'The class, of the vocabulary of levels.' })
  level?: string | null;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true, description: 'How long it took, one of `useChoices.durations`.' })
  minutes?: number | null;
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Au plus 20 valeurs.' })
  @MaxLength(200, { ...tooLong, each: true })
  @Field(() => [ID], { nullable: true, description: 'What was changed, of `useChoices.changes`.' })
  changes?: string[] | null;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: '« dep-01 »' })
  departement?: string | null;
  @IsOptional()
  @MaxLength(200, { message: 'Au plus 200 signes.' })
  @Field(() => String, {
    nullable: true,
    description: 'A word for its authors, who alone read it. Refused where it may hold a personal datum.',
  })
  line?: string | null;
}

@InputType('EraseUseLineInput')
export class EraseUseLineInput {
  @MaxLength(200, tooLong)
  @Field(() => ID)
  id: string;
}
