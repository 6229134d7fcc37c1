import { graphql } from '#contract';

export const useQuery = graphql(`
  query UsedResource($code: String!) {
    ...Layout
    resource(slug: $code) {
      slug
      shortCode
      useChoices {
        levels {
          id
          label
        }
        otherLevels {
          id
          label
        }
        durations {
          minutes
          label
        }
        changes {
          id
          label
        }
        departements {
          id
          label
        }
      }
      version {
        title
        downloadUrl
        totalSize
        link {
          url
          host
        }
      }
    }
  }
`);

export const declareUseMutation = graphql(`
  mutation DeclareUse($input: DeclareUseInput!) {
    declareUse(input: $input) {
      resource {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
