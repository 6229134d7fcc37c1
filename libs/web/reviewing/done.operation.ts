import { graphql } from '#contract';

export const doneQuery = graphql(`
  query ReviewsDone($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      person {
        slug
      }
      reviewer {
        showsReviews
      }
      sent: assignments(turn: SENT, first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            title
            endedAt
            outcome
            resource {
              slug
            }
            campaign {
              title
              slug
            }
          }
        }
      }
    }
  }
`);

export const showReviewsMutation = graphql(`
  mutation ShowReviews($input: SaveReviewerInput!) {
    saveReviewer(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
