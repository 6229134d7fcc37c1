import { graphql } from '#contract';

export const sourceUpdateQuery = graphql(`
  query SourceUpdatePage($id: ID!) {
    ...Layout
    draft(id: $id) {
      id
      revision
      title
      resource {
        id
        slug
      }
      sourceUpdates {
        sourceId
        sourceTitle
        policy
        licenceChanged
        whatChanged
        kept
        source {
          slug
        }
        pinned {
          number
          licence {
            label
          }
        }
        newest {
          number
          publishedAt
          licence {
            label
          }
        }
        pieces {
          ...UpdatePieceParts
        }
      }
    }
  }

  fragment UpdatePieceParts on UpdatePiece {
    id
    kind
    change
    state
    label
    mine
    originalThen
    originalNow
    editable
    theirWords {
      kind
      text
    }
    myWords {
      kind
      text
    }
    fileThen {
      downloadUrl
    }
    fileNow {
      downloadUrl
      size
    }
  }
`);

export const updateFromSourceMutation = graphql(`
  mutation UpdateFromSource($input: UpdateFromSourceInput!) {
    updateFromSource(input: $input) {
      draft {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const setSourcePolicyMutation = graphql(`
  mutation SetSourcePolicy($input: SetSourcePolicyInput!) {
    setSourcePolicy(input: $input) {
      resource {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

/** Beside the task list, which asks as much as a page may already. */
export const draftUpdatesQuery = graphql(`
  query DraftUpdates($id: ID!) {
    draft(id: $id) {
      sourceUpdates {
        sourceId
        sourceTitle
      }
      proposal {
        id
        state
        title
        resource {
          slug
        }
      }
    }
  }
`);

/** Beside the shelf, likewise. */
export const shelfUpdatesQuery = graphql(`
  query ShelfUpdates {
    me: viewer {
      resources {
        id
        waitingProposals
        sourceUpdates {
          sourceId
          sourceTitle
          policy
        }
      }
    }
  }
`);
