import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, MaxLength } from 'class-validator';
import { ReportCategory } from './report.type.js';

@InputType('ReportContentInput')
export class ReportContentInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  resource: string;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true })
  versionNumber?: number | null;
  @IsEnum(ReportCategory)
  @Field(() => ReportCategory)
  category: ReportCategory;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  details: string;
  @IsOptional()
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field(() => String, { nullable: true })
  contact?: string | null;
}

@InputType('ModerateResourceInput')
export class ModerateResourceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  reason: string;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true })
  reportId?: string | null;
}

@InputType('DismissReportInput')
export class DismissReportInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field()
  reason: string;
}
