import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';

@InputType('ResourceFilter')
export class ResourceFilter {
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  levels?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  subjects?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  types?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  permissions?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  formats?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  languages?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  durations?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, { message: 'Au plus 60 valeurs.' })
  @Field(() => [ID], { nullable: true })
  equipment?: string[] | null;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true })
  author?: string | null;
}
