import { Field, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, MaxLength } from 'class-validator';
import { AttestedRoleName } from './attestation.type.js';

@InputType('RequestAttestationInput')
export class RequestAttestationInput {
  @IsEnum(AttestedRoleName, { message: 'Choisissez ce qui est attesté : vos relectures, ou vos ressources.' })
  @Field(() => AttestedRoleName)
  role: AttestedRoleName;
  @IsInt({ message: 'Donnez une année, comme 2026.' })
  @Field(() => Int)
  year: number;
}

@InputType('WithdrawAttestationInput')
export class WithdrawAttestationInput {
  @MaxLength(60, { message: 'Ce code est trop long.' })
  @Field({ description: 'With or without its hyphens.' })
  code: string;
}
