import { graphql } from '#contract';

export const sessionsQuery = graphql(`
  query Sessions {
    ...Layout
    me: viewer {
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

export const endSessionMutation = graphql(`
  mutation EndSession($input: IdInput!) {
    endSession(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const endOtherSessionsMutation = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      userErrors {
        ...Problem
      }
    }
  }
`);
