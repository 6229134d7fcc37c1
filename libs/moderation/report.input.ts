import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, MaxLength } from 'class-validator';
import { ReportCategoryName } from './report.type.js';

@InputType('ReportContentInput')
export class ReportContentInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'Slug, id or short code.' })
  resource: string;
  @IsOptional()
  @IsInt({ message: 'Un nombre entier est attendu.' })
  @Field(() => Int, { nullable: true })
  versionNumber?: number | null;
  @IsEnum(ReportCategoryName)
  @Field(() => ReportCategoryName)
  category: ReportCategoryName;
  @MaxLength(4000, { message: 'Au plus 4 000 caractères.' })
  @Field()
  details: string;
  @IsOptional()
  @MaxLength(254, { message: 'Au plus 254 caractères.' })
  @Field(() => String, { nullable: true, description: 'E-mail address, only if an answer is wished.' })
  contact?: string | null;
}

@InputType('ModerateResourceInput')
export class ModerateResourceInput {
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID)
  id: string;
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'Sent to the authors and kept in the log.' })
  reason: string;
  @IsOptional()
  @MaxLength(200, { message: 'Identifiant trop long.' })
  @Field(() => ID, { nullable: true, description: 'The report that this decides.' })
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
