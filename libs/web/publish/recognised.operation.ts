import { graphql } from '#contract';

export const dismissRecognitionMutation = graphql(`
  mutation DismissRecognition($input: DismissRecognitionInput!) {
    dismissRecognition(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
