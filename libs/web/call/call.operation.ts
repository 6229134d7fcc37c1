import { graphql } from '#contract';

export const callsQuery = graphql(`
  query CallsPage($first: Int!, $after: String, $level: ID, $subject: ID) {
    ...Layout
    calls(first: $first, after: $after, level: $level, subject: $subject) {
      totalCount
      edges {
        node {
          ...CallCard
        }
      }
    }
    me: viewer {
      callTerritories {
        id
      }
      callDrafts(first: 20) {
        edges {
          node {
            id
            slug
            title
          }
        }
      }
    }
    levels: vocabulary(name: LEVELS) {
      ...TermParts
    }
    subjects: vocabulary(name: SUBJECTS) {
      ...TermParts
    }
  }

  fragment CallCard on Call {
    id
    slug
    title
    missing
    state
    endedBy
    closedAt
    opensOn
    closesOn
    wanted
    countedCount
    levelLabel
    subjects {
      label
    }
    territory {
      label
    }
  }
`);

export const callQuery = graphql(`
  query CallPage($slug: String!, $first: Int!, $after: String) {
    call(slug: $slug) {
      ...CallCard
      keywords
      wants
      closingWord
      receivedCount
      isFollowed
      opener {
        name
        slug
      }
      viewerCan {
        update
        open
        close
        delete
        decide
        contribute
        subscribe
      }
      contributions(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...ContributionParts
          }
        }
      }
    }
  }

  fragment ContributionParts on Contribution {
    unmet
    setAsideWord
    isMine
    resource {
      ...Card
    }
  }
`);

export const callsFeedQuery = graphql(`
  query CallsFeed {
    calls(first: 30) {
      edges {
        node {
          id
          url
          title
          missing
          openedAt
          opener {
            name
          }
        }
      }
    }
  }
`);

export const answerQuery = graphql(`
  query AnswerCall($slug: String!) {
    ...Layout
    call(slug: $slug) {
      slug
      title
      viewerCan {
        contribute
      }
      candidates {
        unmet
        resource {
          id
          slug
          version {
            title
          }
        }
      }
    }
  }
`);

export const contributeMutation = graphql(`
  mutation ContributeToCall($input: ContributeToCallInput!) {
    contributeToCall(input: $input) {
      call {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const withdrawContributionMutation = graphql(`
  mutation WithdrawContribution($input: WithdrawContributionInput!) {
    withdrawContribution(input: $input) {
      call {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const setAsideMutation = graphql(`
  mutation SetContributionAside($input: SetContributionAsideInput!) {
    setContributionAside(input: $input) {
      call {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const retainMutation = graphql(`
  mutation RetainContribution($input: RetainContributionInput!) {
    retainContribution(input: $input) {
      call {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const subscribeMutation = graphql(`
  mutation SubscribeToCall($input: IdInput!) {
    subscribeToCall(input: $input) {
      call {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const unsubscribeMutation = graphql(`
  mutation UnsubscribeFromCall($input: IdInput!) {
    unsubscribeFromCall(input: $input) {
      call {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
