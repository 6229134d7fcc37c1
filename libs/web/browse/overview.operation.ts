import { graphql } from '#contract';

export const overviewQuery = graphql(`
  query Overview {
    ...Layout
    resources(first: 1) {
      totalCount
      facets {
        name
        values {
          id
          label
          count
          depth
        }
      }
    }
  }
`);
