import { graphql } from '#contract';

/** Beside the step that shows it: finding sources costs statements that the step has no room for. */
export const recognisedQuery = graphql(`
  query RecognisedSources($id: ID!) {
    draft(id: $id) {
      id
      recognitions {
        id
        kind
        share
        unmodified
        own
        file {
          name
        }
        source {
          number
          title
          authors {
            name
            withdrawn
          }
        }
        resource {
          id
          slug
        }
      }
    }
  }
`);

export const dismissRecognitionMutation = graphql(`
  mutation DismissRecognition($input: DraftItemInput!) {
    dismissRecognition(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const nameSourceMutation = graphql(`
  mutation NameRecognisedSource($input: AddSourceInput!) {
    addSource(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
