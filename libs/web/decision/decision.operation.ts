import { graphql } from '#contract';

export const decisionQuery = graphql(`
  query ReviewDecision($id: ID!) {
    ...Layout
    submission(id: $id) {
      id
      state
      title
      viewerCan {
        resubmit
      }
      campaign {
        slug
        title
        reviewsWanted
        rubric {
          criteria {
            key
            question
            levels {
              label
            }
            mayNotApply
          }
        }
      }
      rounds {
        id
        number
        outcome
        reason
        actions
        decidedAt
        isShared
        grades {
          criterion
          grade
        }
        mentor {
          name
          slug
        }
        composite {
          outcome
          diverge
          grades {
            criterion
            grade
          }
        }
        viewerCan {
          decide
          share
        }
        reviews {
          ...DecidedReview
        }
      }
    }
  }

  fragment DecidedReview on Review {
    id
    signedAs
    verdict
    strengths
    privateNote
    usedAi
    aiWords
    answers {
      criterion
      grade
      notApplicable
      note
    }
    remarks {
      ...RemarkParts
      quoteHtml
      pageImage {
        number
        url
        width
        height
      }
      standing {
        how
        words
      }
    }
    viewerCan {
      answer
    }
  }
`);

export const decideMutation = graphql(`
  mutation DecideSubmission($input: DecideSubmissionInput!) {
    decideSubmission(input: $input) {
      round {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const shareReviewsMutation = graphql(`
  mutation ShareReviews($input: IdInput!) {
    shareReviews(input: $input) {
      round {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const answerRemarkMutation = graphql(`
  mutation AnswerRemark($input: AnswerRemarkInput!) {
    answerRemark(input: $input) {
      remark {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const takeSuggestionMutation = graphql(`
  mutation TakeSuggestion($input: IdInput!) {
    takeSuggestion(input: $input) {
      remark {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
