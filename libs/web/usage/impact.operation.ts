import { graphql } from '#contract';

export const impactQuery = graphql(`
  query Impact($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      impact {
        totals {
          ...ImpactNumbers
        }
        resources(first: $first, after: $after) {
          totalCount
          edges {
            node {
              counts {
                ...ImpactNumbers
              }
              resource {
                id
                slug
                version {
                  title
                }
                tombstone {
                  title
                }
              }
            }
          }
        }
      }
    }
  }

  fragment ImpactNumbers on ImpactCounts {
    adaptations
    collections
    uses
    reviews
  }
`);

export const resourceUsesQuery = graphql(`
  query ResourceUses($slug: String!, $first: Int!, $after: String) {
    ...Layout
    resource(slug: $slug) {
      slug
      version {
        title
      }
      uses {
        total
        mayErase
        levels {
          label
          count
        }
        durations {
          label
          count
        }
        changes {
          label
          count
        }
        lines(first: $first, after: $after) {
          totalCount
          edges {
            node {
              id
              day
              levelLabel
              line
            }
          }
        }
      }
    }
  }
`);

export const eraseUseLineMutation = graphql(`
  mutation EraseUseLine($input: EraseUseLineInput!) {
    eraseUseLine(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
