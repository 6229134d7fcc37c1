import { graphql } from '#contract';

export const permissionQuery = graphql(`
  query PermissionPage($id: ID!) {
    ...Layout
    permission(id: $id) {
      id
      title
      message
      askedAt
      state
      answer
      answeredAt
      licence {
        ...LicenceParts
        rights {
          may
          must
          mustNot
        }
      }
      askedBy {
        name
        slug
      }
      source {
        slug
        version {
          title
          licence {
            label
          }
        }
      }
      resource {
        slug
        state
      }
      draft {
        id
      }
      obstacle
      viewerCan {
        answer
      }
    }
  }
`);

export const answerPermissionMutation = graphql(`
  mutation AnswerPermission($input: AnswerPermissionInput!) {
    answerPermission(input: $input) {
      permission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const askPermissionPageQuery = graphql(`
  query AskPermissionPage($id: ID!) {
    ...Layout
    draft(id: $id) {
      ...DraftParts
      sources {
        id
        title
        authors
        url
        licence {
          label
        }
        resource {
          state
        }
        licencesToAsk {
          id
          label
        }
        permissions {
          ...PermissionLine
        }
      }
    }
    offeredLicences {
      label
    }
  }

  fragment PermissionLine on Permission {
    id
    state
    askedAt
    answeredAt
    answer
    licence {
      label
    }
  }
`);

export const askPermissionMutation = graphql(`
  mutation AskPermission($input: AskPermissionInput!) {
    askPermission(input: $input) {
      permission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
