import { graphql } from '#contract';

export const tokensQuery = graphql(`
  query Tokens {
    ...Layout
    me: viewer {
      accessTokens {
        id
        name
        scope
        createdAt
        expiresAt
        lastUsedAt
      }
    }
  }
`);

export const createTokenMutation = graphql(`
  mutation CreateToken($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) {
      token
      userErrors {
        ...Problem
      }
    }
  }
`);

export const revokeTokenMutation = graphql(`
  mutation RevokeToken($input: IdInput!) {
    revokeAccessToken(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
