import { graphql } from '#contract';

export const remixQuery = graphql(`
  query RemixPage($slug: String!, $number: Int) {
    ...Layout
    resource(slug: $slug) {
      slug
      latestVersion
      version(number: $number) {
        number
        title
        isLatest
        adaptable
        authors {
          name
          role
          withdrawn
          person {
            slug
          }
        }
        licence {
          label
          url
        }
        files {
          id
        }
        text {
          words
        }
      }
    }
    vocabulary(name: ADAPTATION_REASONS) {
      ...TermParts
    }
  }
`);

export const remixMutation = graphql(`
  mutation RemixResource($input: RemixResourceInput!) {
    remixResource(input: $input) {
      draft {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
