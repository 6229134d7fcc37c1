import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsInt, IsOptional, MaxLength } from 'class-validator';
import { TokenScope } from './viewer.type.js';

@InputType('SignUpInput')
export class SignUpInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  email: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  publicName: string;
}

@InputType('RequestPasswordResetInput')
export class RequestPasswordResetInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  email: string;
}

@InputType('ChangePasswordInput')
export class ChangePasswordInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Or a code of the second factor.' })
  currentPassword: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  newPassword: string;
}

@InputType('ChangeEmailInput')
export class ChangeEmailInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Or a code of the second factor.' })
  currentPassword: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  email: string;
}

@InputType('PersonLinkInput')
export class PersonLinkInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  label: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  url: string;
}

@InputType('UpdateProfileInput')
export class UpdateProfileInput {
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  publicName?: string | null;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  portrait?: string | null;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true })
  academie?: string | null;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true })
  departement?: string | null;
  @IsOptional()
  @MaxLength(8, { message: 'Un code UAI a huit signes.' })
  @Field(() => String, { nullable: true, description: 'UAI of her school; shown to nobody else.' })
  establishmentUai?: string | null;
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
  @Field(() => [PersonLinkInput], { nullable: true })
  links?: PersonLinkInput[] | null;
}

@InputType('CreateAccessTokenInput')
export class CreateAccessTokenInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  name: string;
  @IsEnum(TokenScope)
  @Field(() => TokenScope)
  scope: TokenScope;
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int)
  days: number;
}
