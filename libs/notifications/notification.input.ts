import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEnum, MaxLength, ValidateNested } from 'class-validator';
import { NotificationFrequencyName } from './notification.type.js';

@InputType('NotificationChoiceInput')
export class NotificationChoiceInput {
  @MaxLength(60, { message: 'Identifiant trop long.' })
  @Field(() => ID, { description: 'A kind of notification.' })
  kind: string;
  @IsEnum(NotificationFrequencyName)
  @Field(() => NotificationFrequencyName)
  frequency: NotificationFrequencyName;
}

@InputType('SetNotificationFrequencyInput')
export class SetNotificationFrequencyInput {
  @ArrayMaxSize(50, { message: 'Au plus 50 à la fois.' })
  @ValidateNested({ each: true })
  @Type(() => NotificationChoiceInput)
  @Field(() => [NotificationChoiceInput], { description: 'Kinds that are not named stay as they are.' })
  choices: NotificationChoiceInput[];
}

@InputType('StopNotificationsInput')
export class StopNotificationsInput {
  @MaxLength(2000, { message: 'Au plus 2 000 caractères.' })
  @Field({ description: 'As the link of the mail carries it.' })
  token: string;
}
