import { graphql } from '#contract';

export const relireQuery = graphql(`
  query RelirePage($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      roles
      reviewer {
        cap
        absentFrom
        absentUntil
        languages {
          id
          label
        }
      }
      toAnswer: assignments(turn: TO_ANSWER, first: 20) {
        ...AssignmentLines
      }
      toDo: assignments(turn: TO_DO, first: 20) {
        ...AssignmentLines
      }
      done: assignments(turn: DONE, first: $first, after: $after) {
        ...AssignmentLines
      }
    }
    campaigns(stage: RUNNING, first: 20) {
      edges {
        node {
          id
          slug
          title
          joined
          calibration {
            state
            waiting
          }
          territory {
            label
          }
        }
      }
    }
  }

  fragment AssignmentLines on AssignmentConnection {
    totalCount
    edges {
      node {
        id
        state
        title
        because
        answerBy
        dueAt
        endedAt
        campaign {
          title
          slug
        }
      }
    }
  }
`);

export const saveReviewerMutation = graphql(`
  mutation SaveReviewer($input: SaveReviewerInput!) {
    saveReviewer(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const joinCampaignMutation = graphql(`
  mutation JoinCampaign($input: IdInput!) {
    joinCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const leaveCampaignMutation = graphql(`
  mutation LeaveCampaign($input: IdInput!) {
    leaveCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
