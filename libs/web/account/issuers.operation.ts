import { graphql } from '#contract';

export const signInPageQuery = graphql(`
  query SignInPage {
    ...Layout
    singleSignOnIssuers {
      key
      name
    }
  }
`);

export const leaveForIssuerMutation = graphql(`
  mutation LeaveForIssuer($input: LeaveForIssuerInput!) {
    leaveForIssuer(input: $input) {
      address
      userErrors {
        ...Problem
      }
    }
  }
`);

export const arriveFromIssuerMutation = graphql(`
  mutation ArriveFromIssuer($input: ArriveFromIssuerInput!) {
    arriveFromIssuer(input: $input) {
      step
      next
      name
      email
      withheldRoles
      userErrors {
        ...Problem
      }
    }
  }
`);

export const registerFromIssuerMutation = graphql(`
  mutation RegisterFromIssuer($input: RegisterFromIssuerInput!) {
    registerFromIssuer(input: $input) {
      accepted
      userErrors {
        ...Problem
      }
    }
  }
`);

export const connectionsQuery = graphql(`
  query Connections {
    ...Layout
    singleSignOnIssuers {
      key
      name
    }
    me: viewer {
      externalIdentities {
        id
        issuerName
        linkedAt
      }
    }
  }
`);

export const linkIssuerMutation = graphql(`
  mutation LinkIssuer($input: LinkIssuerInput!) {
    linkIssuer(input: $input) {
      address
      userErrors {
        ...Problem
      }
    }
  }
`);

export const confirmIssuerLinkMutation = graphql(`
  mutation ConfirmIssuerLink {
    confirmIssuerLink {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const unlinkIssuerMutation = graphql(`
  mutation UnlinkIssuer($input: UnlinkIssuerInput!) {
    unlinkIssuer(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
