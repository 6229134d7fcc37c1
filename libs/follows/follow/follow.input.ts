import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ResourceFilter } from '#discovery';

const tooLong = { message: 'Identifiant trop long.' };

@InputType('FollowedSearchInput', { description: 'As `resources` takes them.' })
class FollowedSearchInput {
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  text?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => ResourceFilter)
  @Field(() => ResourceFilter, { nullable: true, description: 'Without an author: she is followed herself.' })
  filter?: ResourceFilter | null;
}

@InputType('FollowInput', {
  description: 'One thing: a person, a collection, a search; or a level, a subject, or both at once.',
})
export class FollowInput {
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'The slug of her page.' })
  person?: string | null;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true, description: 'By slug or id; one that everybody sees.' })
  collection?: string | null;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true })
  level?: string | null;
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true })
  subject?: string | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => FollowedSearchInput)
  @Field(() => FollowedSearchInput, { nullable: true })
  search?: FollowedSearchInput | null;
}

@InputType('UnfollowInput', { description: 'The id of a follow, or what is followed.' })
export class UnfollowInput extends FollowInput {
  @IsOptional()
  @MaxLength(200, tooLong)
  @Field(() => ID, { nullable: true })
  id?: string | null;
}

@InputType('StopFollowInput')
export class StopFollowInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'As the link of the mail carries it.' })
  token: string;
}
