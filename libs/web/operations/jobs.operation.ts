import { graphql } from '#contract';

export const jobsQuery = graphql(`
  query FailedJobs($after: String) {
    ...Layout
    jobQueue {
      waiting
      retrying
      running
      parked
      oldestSince
    }
    jobs(first: 15, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          task
          label
          state
          attempts
          maxAttempts
          createdAt
          nextTryAt
          lastError
          viewerCan {
            retry
            abandon
          }
        }
      }
    }
  }
`);

export const retryJobMutation = graphql(`
  mutation RetryJob($input: IdInput!) {
    retryJob(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const abandonJobMutation = graphql(`
  mutation AbandonJob($input: IdInput!) {
    abandonJob(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
