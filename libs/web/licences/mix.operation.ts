import { graphql } from '#contract';

export const mixPageQuery = graphql(`
  query MixPage($ids: [ID!]!) {
    ...Layout
    licences(ids: $ids) {
      id
      label
      name
      url
    }
    offeredLicences {
      id
      label
    }
  }
`);

export const mixAnswerQuery = graphql(`
  query MixAnswer($sources: [ID!]!, $shown: [ID!]!) {
    licenceOptions(sources: $sources, shown: $shown, mode: ADAPTATION) {
      possible
      explanation
      options {
        licence {
          id
          label
          name
          description
          url
        }
        verdict
        reasons {
          message
          url
          works
        }
      }
      waysOut {
        kind
        message
      }
    }
  }
`);
