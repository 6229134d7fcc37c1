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
      secondFactor {
        since
      }
      sessions {
        id
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

export const confirmEmailChangeMutation = graphql(`
  mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) {
    confirmEmailChange(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
