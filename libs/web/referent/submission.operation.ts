import { graphql } from '#contract';

export const submissionsTableQuery = graphql(`
  query SubmissionsTable($slug: String!, $first: Int!, $after: String, $standing: [SubmissionStanding!]) {
    ...Layout
    campaign(slug: $slug) {
      slug
      title
      reviewsWanted
      viewerCan {
        manage
      }
      submissions(first: $first, after: $after, standing: $standing) {
        totalCount
        edges {
          node {
            id
            title
            state
            standing
            rounds {
              id
              assignments {
                id
                state
                dueAt
                answerBy
                reviewer {
                  name
                }
              }
            }
          }
        }
      }
    }
  }
`);

export const treatSubmissionsMutation = graphql(`
  mutation TreatSubmissions($input: TreatSubmissionsInput!) {
    treatSubmissions(input: $input) {
      outcomes {
        submission {
          id
          title
        }
        done
        userErrors {
          ...Problem
        }
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const inviteToReviewMutation = graphql(`
  mutation InviteToReview($input: InviteToReviewInput!) {
    inviteToReview(input: $input) {
      submission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const addReviewerMutation = graphql(`
  mutation AddReviewer($input: AddReviewerInput!) {
    addReviewer(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const submissionDeskQuery = graphql(`
  query SubmissionDesk($id: ID!) {
    ...Layout
    submission(id: $id) {
      id
      title
      state
      standing
      round
      words
      reason
      createdAt
      campaign {
        slug
        title
        reviewsWanted
      }
      resource {
        slug
      }
      rounds {
        id
        number
        openedAt
        version {
          number
        }
        assignments {
          id
          state
          because
          reason
          answerBy
          dueAt
          endedAt
          reviewer {
            name
            slug
          }
          viewerCan {
            cancel
          }
        }
      }
      suggestions {
        people {
          because
          person {
            id
            name
            slug
          }
        }
        setAside {
          reason
          count
        }
      }
      namesFound {
        ...NamesFound
      }
      viewerCan {
        assign
        decline
      }
    }
  }
`);

export const assignReviewersMutation = graphql(`
  mutation AssignReviewers($input: AssignReviewersInput!) {
    assignReviewers(input: $input) {
      assignments {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const cancelAssignmentMutation = graphql(`
  mutation CancelAssignment($input: IdInput!) {
    cancelAssignment(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const declineSubmissionMutation = graphql(`
  mutation DeclineSubmission($input: DeclineSubmissionInput!) {
    declineSubmission(input: $input) {
      submission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const assignmentPlanQuery = graphql(`
  query AssignmentPlanPage($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      slug
      title
      assignmentPlan {
        lines {
          because
          person {
            id
            name
          }
          submission {
            id
            title
          }
        }
        gaps {
          sentence
          submission {
            id
            title
          }
        }
      }
    }
  }
`);

export const applyAssignmentPlanMutation = graphql(`
  mutation ApplyAssignmentPlan($input: ApplyAssignmentPlanInput!) {
    applyAssignmentPlan(input: $input) {
      assignments {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
