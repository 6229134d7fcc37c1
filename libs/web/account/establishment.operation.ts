import { graphql } from '#contract';

export const establishmentQuery = graphql(`
  query Establishment($words: String!, $search: Boolean!) {
    ...Layout
    me: viewer {
      establishment {
        uai
        name
        kind
        commune
      }
    }
    establishments(query: $words, first: 12) @include(if: $search) {
      totalCount
      edges {
        node {
          uai
          name
          kind
          commune
          territory {
            parent {
              label
            }
          }
        }
      }
    }
  }
`);
