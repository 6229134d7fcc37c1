import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, MaxLength } from 'class-validator';

@ArgsType()
export class DescendantArgs {
  @IsOptional()
  @IsInt()
  @Field(() => Int, { nullable: true, description: '50, and at most 50; before a cursor, `last`.' })
  first?: number | null;
  @IsOptional()
  @MaxLength(200, { message: 'Ce curseur n’est pas d’ici.' })
  @Field(() => String, { nullable: true })
  after?: string | null;
  @IsOptional()
  @IsInt()
  @Field(() => Int, { nullable: true })
  last?: number | null;
  @IsOptional()
  @MaxLength(200, { message: 'Ce curseur n’est pas d’ici.' })
  @Field(() => String, { nullable: true })
  before?: string | null;
}
