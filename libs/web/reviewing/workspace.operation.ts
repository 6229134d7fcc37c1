import { graphql } from '#contract';

export const workspaceQuery = graphql(`
  query ReviewWorkspace($id: ID!, $first: Int!, $after: String, $onlyNew: Boolean!) {
    ...Layout
    assignment(id: $id) {
      id
      state
      because
      answerBy
      dueAt
      campaign {
        title
        slug
        mode
        charter
        rubric {
          criteria {
            key
            question
            guidance
            levels {
              label
              description
            }
            mayNotApply
          }
        }
      }
      work {
        round
        title
        summary
        levelLabel
        durationMinutes
        objectives
        subjects {
          label
        }
        version {
          number
          authors {
            name
            withdrawn
          }
        }
        files {
          number
          name
          downloadUrl
          pages {
            number
            url
            width
            height
          }
        }
        passages(first: $first, after: $after, onlyNew: $onlyNew) {
          totalCount
          edges {
            node {
              number
              kind
              text
              html
              isNew
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
          }
        }
      }
      review {
        ...ReviewParts
      }
    }
  }

  fragment ReviewParts on Review {
    id
    revision
    answers {
      criterion
      grade
      notApplicable
      note
    }
    strengths
    verdict
    privateNote
    usedAi
    aiWords
    signedAs
    signsByName
    mayBeShown
    savedAt
    isSent
    remarks {
      ...RemarkParts
    }
    viewerCan {
      write
    }
  }

  fragment RemarkParts on Remark {
    id
    criterion
    part
    passage
    page
    file
    x
    y
    quote
    words
    suggestion
    answer
    takenAt
  }
`);

/** What changed since the round before: nothing but a second reading asks for it. */
export const workspaceChangesQuery = graphql(`
  query ReviewWorkspaceChanges($id: ID!) {
    assignment(id: $id) {
      work {
        changes {
          ...ReadingChangesParts
        }
      }
    }
  }
`);

export const saveReviewMutation = graphql(`
  mutation SaveReview($input: SaveReviewInput!) {
    saveReview(input: $input) {
      review {
        id
        revision
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const sendReviewMutation = graphql(`
  mutation SendReview($input: IdInput!) {
    sendReview(input: $input) {
      review {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const addRemarkMutation = graphql(`
  mutation AddRemark($input: AddRemarkInput!) {
    addRemark(input: $input) {
      review {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeRemarkMutation = graphql(`
  mutation RemoveRemark($input: IdInput!) {
    removeRemark(input: $input) {
      review {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const acceptAssignmentMutation = graphql(`
  mutation AcceptAssignment($input: IdInput!) {
    acceptAssignment(input: $input) {
      assignment {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const declineAssignmentMutation = graphql(`
  mutation DeclineAssignment($input: DeclineAssignmentInput!) {
    declineAssignment(input: $input) {
      assignment {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const declareConflictMutation = graphql(`
  mutation DeclareConflict($input: DeclineAssignmentInput!) {
    declareConflict(input: $input) {
      assignment {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
