import { graphql } from '#contract';

export const useCellsQuery = graphql(`
  query UseCells($first: Int!, $after: String) {
    useCells(first: $first, after: $after) {
      before
      totalCount
      edges {
        node {
          placeCode
          place
          stage
          subject
          atLeast
        }
      }
    }
  }
`);
