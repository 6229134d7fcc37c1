import { graphql } from '#contract';

export const signUpMutation = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      accepted
      userErrors {
        ...Problem
      }
    }
  }
`);

export const pendingAccountQuery = graphql(`
  query PendingAccount($token: String!) {
    ...Layout
    pendingAccount(token: $token) {
      email
      publicName
      issuers {
        key
        name
      }
    }
  }
`);

export const confirmEmailMutation = graphql(`
  mutation ConfirmEmail($input: ConfirmEmailInput!) {
    confirmEmail(input: $input) {
      viewer {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const developmentMailsQuery = graphql(`
  query DevelopmentMails {
    ...Layout
    developmentMails {
      id
      to
      subject
      text
      sentAt
      links
    }
  }
`);
