import { graphql } from '#contract';

export const mandatesQuery = graphql(`
  query Mandates($words: String!, $search: Boolean!) {
    ...Layout
    me: viewer {
      mandates {
        ...MandateParts
        rights
        grantedBy {
          name
        }
      }
      mandateRequests {
        id
        role
        state
        words
        askedAt
        answeredAt
        answer
        territory {
          label
        }
        answeredBy {
          name
        }
      }
      secondFactor {
        since
        demanded
      }
      viewerCan {
        grantMandates
      }
    }
    territories(query: $words, first: 12) @include(if: $search) {
      ...FoundTerritories
    }
  }

  fragment MandateParts on Mandate {
    id
    role
    state
    startsAt
    endsAt
    revokedAt
    territory {
      label
    }
  }

  fragment FoundTerritories on TerritoryConnection {
    totalCount
    edges {
      node {
        id
        label
        parent {
          label
        }
      }
    }
  }
`);

export const mandateRequestsQuery = graphql(`
  query MandateRequests($after: String) {
    ...Layout
    mandateRequests(first: 15, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          role
          words
          askedAt
          territory {
            label
          }
          person {
            name
            slug
          }
        }
      }
    }
  }
`);

export const grantsQuery = graphql(`
  query MandateGrants($words: String!, $search: Boolean!, $after: String) {
    ...Layout
    me: viewer {
      roles
      mandates {
        ...MandateParts
      }
    }
    mandates(first: 15, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...MandateParts
          person {
            name
            slug
          }
          viewerCan {
            revoke
          }
        }
      }
    }
    territories(query: $words, first: 12) @include(if: $search) {
      ...FoundTerritories
    }
  }
`);

export const requestMandateMutation = graphql(`
  mutation RequestMandate($input: RequestMandateInput!) {
    requestMandate(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const answerMandateRequestMutation = graphql(`
  mutation AnswerMandateRequest($input: AnswerMandateRequestInput!) {
    answerMandateRequest(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const grantMandateMutation = graphql(`
  mutation GrantMandate($input: GrantMandateInput!) {
    grantMandate(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const revokeMandateMutation = graphql(`
  mutation RevokeMandate($input: IdInput!) {
    revokeMandate(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
