import { graphql } from '#contract';

export const verifyQuery = graphql(`
  query VerifyAttestation($code: String!) {
    ...Layout
    attestation(code: $code) {
      ...AttestationFacts
    }
  }

  fragment AttestationFacts on Attestation {
    code
    role
    year
    state
    name
    count
    issuedAt
    campaigns {
      title
      opensOn
      closesOn
      count
    }
  }
`);

export const documentQuery = graphql(`
  query AttestationDocument($code: String!) {
    attestation(code: $code) {
      role
      year
      document
    }
  }
`);

export const mineQuery = graphql(`
  query MyAttestations {
    ...Layout
    me: viewer {
      attestableYears {
        role
        year
        count
      }
      attestations(first: 50) {
        edges {
          node {
            code
            address
            role
            year
            state
            count
            issuedAt
          }
        }
      }
    }
  }
`);

export const requestMutation = graphql(`
  mutation RequestAttestation($input: RequestAttestationInput!) {
    requestAttestation(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const withdrawMutation = graphql(`
  mutation WithdrawAttestation($input: WithdrawAttestationInput!) {
    withdrawAttestation(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
