import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { PAGE_SIZE } from './query.js';
import { ResourceSort } from './search.type.js';

const most = { message: 'Au plus 60 valeurs.' };
const longest = { each: true, message: 'Identifiant trop long.' };

@InputType('ResourceFilter', {
  description: 'Values of one facet are alternatives; facets narrow one another.',
})
export class ResourceFilter {
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  levels?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  subjects?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  types?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  permissions?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  formats?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  languages?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  durations?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], { nullable: true })
  equipment?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], {
    nullable: true,
    description:
      'As its author wrote them, read by our list: seul, a-deux, petits-groupes, demi-classe, classe-entiere.',
  })
  groupings?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], {
    nullable: true,
    description: 'Terms of the places.',
  })
  places?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], {
    nullable: true,
    description: 'noir-et-blanc: readable without colour.',
  })
  printing?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], {
    nullable: true,
    description: 'double-niveau, or a pair of classes, the younger first: ce1-ce2 for what is made for both.',
  })
  doubleLevels?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [String], {
    nullable: true,
    description: 'Notions in plain words, which the prerequisites of a resource name: it assumes them.',
  })
  after?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [String], {
    nullable: true,
    description: 'Notions in plain words, which the objective of a resource names: it leads to them.',
  })
  before?: string[] | null;
  @IsOptional()
  @ArrayMaxSize(60, most)
  @MaxLength(200, longest)
  @Field(() => [ID], {
    nullable: true,
    description:
      'Labels of the newest version that was reviewed: recommandee, relue, relue-avec-reserves. An adaptation has its own or none.',
  })
  review?: string[] | null;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true, description: 'Id of a person.' })
  author?: string | null;
}

@ArgsType()
export class PageArgs {
  @IsOptional()
  @IsInt()
  @Field(() => Int, { nullable: true, defaultValue: PAGE_SIZE, description: 'At most 50.' })
  first?: number | null;
  @IsOptional()
  @MaxLength(200, { message: 'Ce curseur n’est pas d’ici.' })
  @Field(() => String, { nullable: true })
  after?: string | null;
  @IsOptional()
  @IsInt()
  @Field(() => Int, { nullable: true, description: 'Counts from 1, in place of a cursor.' })
  page?: number | null;
}

@ArgsType()
export class SearchArgs extends PageArgs {
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  text?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => ResourceFilter)
  @Field(() => ResourceFilter, { nullable: true })
  filter?: ResourceFilter | null;
  @IsOptional()
  @IsEnum(ResourceSort)
  @Field(() => ResourceSort, { nullable: true, defaultValue: ResourceSort.RELEVANCE })
  sort?: ResourceSort | null;
}
