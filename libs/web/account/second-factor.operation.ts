import { graphql } from '#contract';

export const secondFactorQuery = graphql(`
  query SecondFactor {
    ...Layout
    me: viewer {
      secondFactor {
        since
        recoveryCodesLeft
        demanded
        withheldRoles
      }
    }
  }
`);

export const startSecondFactorMutation = graphql(`
  mutation StartSecondFactor($input: StartSecondFactorInput!) {
    startSecondFactor(input: $input) {
      secret
      address
      userErrors {
        ...Problem
      }
    }
  }
`);

export const confirmSecondFactorMutation = graphql(`
  mutation ConfirmSecondFactor($input: SecondFactorCodeInput!) {
    confirmSecondFactor(input: $input) {
      recoveryCodes
      userErrors {
        ...Problem
      }
    }
  }
`);

export const renewRecoveryCodesMutation = graphql(`
  mutation RenewRecoveryCodes($input: SecondFactorCodeInput!) {
    renewRecoveryCodes(input: $input) {
      recoveryCodes
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeSecondFactorMutation = graphql(`
  mutation RemoveSecondFactor($input: SecondFactorCodeInput!) {
    removeSecondFactor(input: $input) {
      viewer {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
