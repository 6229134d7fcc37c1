import { graphql } from '#contract';

export const accountQuery = graphql(`
  query Account {
    ...Layout
    me: viewer {
      email
      confirmed
      roles
      person {
        name
        slug
      }
      sessions {
        id
        device
        createdAt
        lastUsedAt
        current
      }
    }
  }
`);

export const changePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      viewer {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const changeEmailMutation = graphql(`
  mutation ChangeEmail($input: ChangeEmailInput!) {
    changeEmail(input: $input) {
      accepted
      userErrors {
        ...Problem
      }
    }
  }
`);

export const endSessionMutation = graphql(`
  mutation EndSession($input: IdInput!) {
    endSession(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
