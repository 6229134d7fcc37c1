import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Suggestion } from './suggestion.js';

export enum SuggestionKind {
  LEVEL = 'level',
  SUBJECT = 'subject',
  RESOURCE = 'resource',
}
registerEnumType(SuggestionKind, { name: 'SuggestionKind' });

@ObjectType('Suggestion', { description: 'Where words just begun may lead.' })
export class SuggestionType implements Suggestion {
  @Field(() => SuggestionKind) kind: SuggestionKind;
  @Field(() => ID, {
    description: 'Of a level or a subject: its id in the vocabulary. Of a resource: its slug.',
  })
  id: string;
  @Field() label: string;
}
