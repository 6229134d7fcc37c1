import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsInt, IsOptional, MaxLength } from 'class-validator';

@InputType('SaveReviewerInput', { description: 'What is not given stays.' })
export class SaveReviewerInput {
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true })
  cap?: number | null;
  @IsOptional()
  @ArrayMaxSize(40, { message: 'Au plus 40 langues.' })
  @MaxLength(60, { each: true, message: 'Identifiant trop long.' })
  @Field(() => [ID], { nullable: true })
  languages?: string[] | null;
  @IsOptional()
  @MaxLength(10, { message: 'Un jour, comme 2027-01-15.' })
  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD; empty: not absent.' })
  absentFrom?: string | null;
  @IsOptional()
  @MaxLength(10, { message: 'Un jour, comme 2027-01-15.' })
  @Field(() => String, { nullable: true })
  absentUntil?: string | null;
  @IsOptional()
  @IsBoolean({ message: 'Répondez par oui ou par non.' })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether her page counts her reviews. Alone, it offers no time.',
  })
  showsReviews?: boolean | null;
}

@InputType('AddReviewerInput')
export class AddReviewerInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'Id or slug of the campaign.' })
  campaign: string;
  @MaxLength(500, { message: 'Adresse trop longue.' })
  @Field({ description: 'Slug of the person, or the address of her page.' })
  person: string;
}
