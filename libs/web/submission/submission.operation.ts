import { graphql } from '#contract';

export const askReviewQuery = graphql(`
  query AskReviewPage($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      ...CampaignFacts
      viewerCan {
        submit
      }
      submittable {
        id
        title
        whyNot
        submissionId
        namesFound {
          ...NamesFound
        }
      }
    }
  }

  fragment NamesFound on NameFound {
    words
    where
    part
    page
  }
`);

export const submitForReviewMutation = graphql(`
  mutation SubmitForReview($input: SubmitForReviewInput!) {
    submitForReview(input: $input) {
      submission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const mySubmissionsQuery = graphql(`
  query MySubmissions($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      submissions(first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            state
            round
            title
            createdAt
            campaign {
              title
              slug
            }
          }
        }
      }
    }
  }
`);

export const submissionQuery = graphql(`
  query SubmissionPage($id: ID!) {
    ...Layout
    submission(id: $id) {
      id
      state
      round
      title
      words
      reason
      createdAt
      campaign {
        title
        slug
        mode
        reviewDays
      }
      resource {
        slug
      }
      rounds {
        id
        number
        openedAt
        decidedAt
        version {
          number
        }
      }
      namesFound {
        ...NamesFound
      }
      viewerCan {
        answer
        withdraw
        resubmit
      }
    }
  }
`);

/** Asked only where there is something to tell: what the next reading would find, and what each found. */
export const submissionChangesQuery = graphql(`
  query SubmissionChanges($id: ID!, $page: Int!) {
    submission(id: $id) {
      changes(page: $page) {
        ...ReadingChangesParts
      }
      rounds {
        number
        changes(page: $page) {
          ...ReadingChangesParts
        }
      }
    }
  }

  fragment ReadingChangesParts on ReadingChanges {
    added
    changed
    removed
    page
    pageCount
    passages {
      state
      part
      kind
      words {
        kind
        text
      }
    }
  }
`);

export const answerReviewInvitationMutation = graphql(`
  mutation AnswerReviewInvitation($input: AnswerReviewInvitationInput!) {
    answerReviewInvitation(input: $input) {
      submission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const withdrawSubmissionMutation = graphql(`
  mutation WithdrawSubmission($input: IdInput!) {
    withdrawSubmission(input: $input) {
      submission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const resubmitMutation = graphql(`
  mutation Resubmit($input: ResubmitInput!) {
    resubmit(input: $input) {
      submission {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
