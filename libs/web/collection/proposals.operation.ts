import { graphql } from '#contract';

export const proposeToQuery = graphql(`
  query ProposeToCollectionPage($slug: String!) {
    ...Layout
    collection(slug: $slug) {
      slug
      title
      viewerCan {
        propose
      }
    }
  }
`);

export const proposeToMutation = graphql(`
  mutation ProposeToCollection($input: ProposeToCollectionInput!) {
    proposeToCollection(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const receivedProposalsQuery = graphql(`
  query ReceivedItemProposals($id: String!, $first: Int!, $after: String) {
    ...Layout
    collection(slug: $id) {
      id
      title
      proposals(first: $first, after: $after) {
        ...ItemProposalLines
      }
    }
  }

  fragment ItemProposalLines on ItemProposalConnection {
    totalCount
    edges {
      node {
        ...ItemProposalParts
      }
    }
  }

  fragment ItemProposalParts on ItemProposal {
    id
    state
    reason
    createdAt
    decidedAt
    answer
    resource {
      slug
      version {
        title
      }
      tombstone {
        title
      }
    }
    proposer {
      name
      slug
    }
    collection {
      id
      slug
      title
    }
  }
`);

export const myItemProposalsQuery = graphql(`
  query MyItemProposals($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      itemProposals(first: $first, after: $after) {
        ...ItemProposalLines
      }
    }
  }
`);

export const itemProposalQuery = graphql(`
  query ItemProposalPage($id: ID!) {
    ...Layout
    proposal: itemProposal(id: $id) {
      ...ItemProposalParts
      isNamed
      thread {
        fromCurators
        text
        at
      }
      viewerCan {
        decide
        ask
        reply
        withdraw
      }
      collection {
        sections {
          id
          title
        }
        viewerCan {
          curate
        }
      }
    }
  }
`);

export const acceptProposalMutation = graphql(`
  mutation AcceptItemProposal($input: AcceptItemProposalInput!) {
    acceptItemProposal(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const refuseProposalMutation = graphql(`
  mutation RefuseItemProposal($input: RefuseItemProposalInput!) {
    refuseItemProposal(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const askAboutProposalMutation = graphql(`
  mutation AskAboutItemProposal($input: AskAboutItemProposalInput!) {
    askAboutItemProposal(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const replyAboutProposalMutation = graphql(`
  mutation ReplyAboutItemProposal($input: ReplyAboutItemProposalInput!) {
    replyAboutItemProposal(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const withdrawItemProposalMutation = graphql(`
  mutation WithdrawItemProposal($input: IdInput!) {
    withdrawItemProposal(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
