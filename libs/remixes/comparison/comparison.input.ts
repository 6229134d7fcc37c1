import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, MaxLength } from 'class-validator';

@InputType('ComparedVersionInput')
export class ComparedVersionInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'Slug, id or short code.' })
  resource: string;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true, description: 'The newest one when absent.' })
  version?: number | null;
}
