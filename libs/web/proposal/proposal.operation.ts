import { graphql } from '#contract';

export const proposeQuery = graphql(`
  query ProposePage($slug: String!) {
    ...Layout
    resource(slug: $slug) {
      slug
      viewerCan {
        propose
        update
      }
      version {
        title
        authors {
          name
          role
          withdrawn
          person {
            slug
          }
        }
        licence {
          label
          url
        }
      }
    }
  }
`);

export const startProposalMutation = graphql(`
  mutation StartProposal($input: IdInput!) {
    startProposal(input: $input) {
      draft {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const proposalQuery = graphql(`
  query ProposalPage($id: ID!) {
    ...Layout
    proposal(id: $id) {
      id
      state
      title
      reason
      sentAt
      decidedAt
      message
      forVersion
      resource {
        slug
        latestVersion
        draft {
          id
          revision
        }
        viewerCan {
          update
        }
      }
      proposer {
        name
        slug
      }
      base {
        number
      }
      draft {
        id
        revision
      }
      pieces {
        ...UpdatePieceParts
      }
      brings
      answers {
        pieceId
        kind
        change
        label
        originalThen
        originalNow
        verdict
        take
        written
        answer
        theirWords {
          kind
          text
        }
      }
      viewerCan {
        send
        withdraw
        adapt
        decide
      }
    }
  }
`);

export const proposeChangeMutation = graphql(`
  mutation ProposeChange($input: ProposeChangeInput!) {
    proposeChange(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const withdrawProposalMutation = graphql(`
  mutation WithdrawProposal($input: IdInput!) {
    withdrawProposal(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const adaptFromProposalMutation = graphql(`
  mutation AdaptFromProposal($input: IdInput!) {
    adaptFromProposal(input: $input) {
      proposal {
        draft {
          id
        }
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const decideProposalMutation = graphql(`
  mutation DecideProposal($input: DecideProposalInput!) {
    decideProposal(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const proposalsQuery = graphql(`
  query MyProposals($first: Int!, $received: String, $made: String) {
    ...Layout
    me: viewer {
      received: proposals(side: RECEIVED, first: $first, after: $received) {
        ...ProposalLines
      }
      made: proposals(side: MADE, first: $first, after: $made) {
        ...ProposalLines
      }
    }
  }

  fragment ProposalLines on ProposalConnection {
    totalCount
    edges {
      node {
        id
        state
        title
        reason
        createdAt
        sentAt
        decidedAt
        forVersion
        proposer {
          name
        }
      }
    }
  }
`);
