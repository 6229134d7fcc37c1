import { graphql } from '#contract';

export const familyQuery = graphql(`
  query Family(
    $slug: String!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $isBeginning: Boolean!
  ) {
    ...Layout
    resource(slug: $slug) {
      id
      slug
      state
      hiddenReason
      version {
        number
        title
        publishedAt
        licence {
          label
        }
        adaptationReasons {
          label
        }
        adaptationChanges
        adaptable
        label {
          state
          words
        }
      }
      tombstone {
        title
        credit
      }
      lineage {
        ancestors @include(if: $isBeginning) {
          ...RelativeParts
        }
        descendants(first: $first, after: $after, last: $last, before: $before) {
          totalCount
          line {
            ...RelativeParts
          }
          edges {
            node {
              ...RelativeParts
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  }

  fragment RelativeParts on Relative {
    id
    number
    title
    authors
    publishedAt
    whatChanged
    label
    depth
    nearer
    url
    reasons {
      label
    }
    licence {
      label
    }
    resource {
      slug
      state
      latestVersion
    }
    sources {
      title
      number
      resource {
        id
      }
    }
  }
`);
