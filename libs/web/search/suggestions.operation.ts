import { graphql } from '#contract';

export const suggestionsQuery = graphql(`
  query Suggestions($text: String!) {
    suggest(text: $text) {
      kind
      id
      label
    }
  }
`);
