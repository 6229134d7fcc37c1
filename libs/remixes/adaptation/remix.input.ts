import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsEnum, IsInt, IsOptional, MaxLength, Min } from 'class-validator';

export enum RemixedPart {
  FILES = 'files',
  TEXT = 'text',
  SHEET = 'sheet',
}
registerEnumType(RemixedPart, { name: 'RemixedPart' });

@InputType('RemixResourceInput')
export class RemixResourceInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => ID, { description: 'Slug, id, short code or whole address.' })
  id: string;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Min(1, { message: 'La première version porte le numéro 1.' })
  @Field(() => Int, { nullable: true, description: 'The newest when not said.' })
  version?: number | null;
  @IsOptional()
  @ArrayMinSize(1, { message: 'Choisissez au moins une chose à reprendre.' })
  @ArrayMaxSize(3, { message: 'Au plus trois valeurs.' })
  @IsEnum(RemixedPart, { each: true })
  @Field(() => [RemixedPart], {
    nullable: true,
    description: 'What to take over, everything when not said; title and language always come along.',
  })
  take?: RemixedPart[] | null;
  @IsOptional()
  @ArrayMaxSize(12, { message: 'Au plus 12 valeurs.' })
  @Field(() => [ID], { nullable: true, description: 'Why: terms of ADAPTATION_REASONS.' })
  reasons?: string[] | null;
}
