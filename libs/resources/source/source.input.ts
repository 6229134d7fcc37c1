import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, MaxLength, Min, ValidateNested } from 'class-validator';

@InputType('OutsideWorkInput', {
  description: 'A work that stands elsewhere: it is credited like any other.',
})
export class OutsideWorkInput {
  @MaxLength(200, { message: 'Au plus 200 caractères.' })
  @Field()
  title: string;
  @MaxLength(200, { message: 'Au plus 200 caractères.' })
  @Field()
  author: string;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  url?: string | null;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true })
  licence?: string | null;
  @IsOptional()
  @MaxLength(20_000, { message: 'Au plus 20 000 caractères.' })
  @Field(() => String, { nullable: true, description: 'Pasted words or address; recognised, never guessed.' })
  licenceText?: string | null;
  @IsOptional()
  @MaxLength(4000, { message: 'Au plus 4 000 caractères.' })
  @Field(() => String, { nullable: true })
  agreement?: string | null;
}

@InputType('AddSourceInput', { description: 'Either a resource published here, or a work from outside.' })
export class AddSourceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true, description: 'Slug, id, short code or whole address.' })
  resource?: string | null;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Min(1, { message: 'La première version porte le numéro 1.' })
  @Field(() => Int, { nullable: true })
  version?: number | null;
  @IsOptional()
  @ValidateNested()
  @Type(() => OutsideWorkInput)
  @Field(() => OutsideWorkInput, { nullable: true })
  outside?: OutsideWorkInput | null;
}

@InputType('AttachAgreementInput')
export class AttachAgreementInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  draftId: string;
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  sourceId: string;
  @MaxLength(4000, { message: 'Au plus 4 000 caractères.' })
  @Field()
  agreement: string;
}
