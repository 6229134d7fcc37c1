import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ResourceFilter } from '../search.input.js';
import { ResourceSort } from '../search.type.js';

const between = { message: 'De 1 à 24 ressources.' };

@InputType('AskedSearchInput', { description: 'As `resources` is asked.' })
class AskedSearchInput {
  @IsOptional()
  @MaxLength(300, { message: 'Au plus 300 caractères.' })
  @Field(() => String, { nullable: true })
  text?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => ResourceFilter)
  @Field(() => ResourceFilter, { nullable: true, description: 'Its author is not kept.' })
  filter?: ResourceFilter | null;
  @IsOptional()
  @IsEnum(ResourceSort)
  @Field(() => ResourceSort, { nullable: true })
  sort?: ResourceSort | null;
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Min(1, between)
  @Max(24, between)
  @Field(() => Int, { description: 'How many it shows, 1 to 24.' })
  most: number;
}

@InputType('SearchSectionInput')
export class SearchSectionInput extends AskedSearchInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  section: string;
}

@InputType('AddSearchingSectionInput')
export class AddSearchingSectionInput extends AskedSearchInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  collection: string;
  @MaxLength(150, { message: 'Au plus 150 signes.' })
  @Field()
  title: string;
}
