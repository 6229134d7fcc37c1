import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import type { Suggestion } from './suggestion.js';
import { SuggestionService } from './suggestion.service.js';
import { SuggestionType } from './suggestion.type.js';

@ArgsType()
class SuggestionArgs {
  @MaxLength(300, { message: 'Au plus 300 caractères.' })
  @Field({ description: 'At most 300 characters; under two letters nothing is suggested.' })
  text: string;
}

@Resolver(() => SuggestionType)
export class SuggestionResolver {
  constructor(private readonly suggestions: SuggestionService) {}

  @Query(() => [SuggestionType], {
    description: 'At most three levels or subjects, then the first resources that `resources` would find.',
  })
  suggest(@Args() { text }: SuggestionArgs): Promise<Suggestion[]> {
    return this.suggestions.suggest(text);
  }
}
