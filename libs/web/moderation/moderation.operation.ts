import { graphql } from '#contract';

export const queueQuery = graphql(`
  query ModerationQueue($state: ReportState, $after: String) {
    ...Layout
    reports(state: $state, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        receipt
        categoryLabel
        details
        createdAt
        state
        resource {
          slug
          state
          version {
            title
          }
          tombstone {
            title
          }
        }
        decision {
          kind
          decidedAt
        }
      }
    }
    licenceQuestions(first: 1) {
      totalCount
    }
    me: viewer {
      viewerCan {
        operate
      }
    }
  }
`);

export const caseQuery = graphql(`
  query ModerationCase($id: ID!) {
    ...Layout
    report(id: $id) {
      id
      receipt
      category
      categoryLabel
      details
      contact
      state
      createdAt
      versionNumber
      resource {
        id
        slug
        state
        hiddenReason
        viewerCan {
          hide
          show
        }
        version {
          title
          authors {
            name
          }
        }
        tombstone {
          title
        }
      }
      history {
        ...DecisionParts
      }
    }
  }

  fragment DecisionParts on Decision {
    kind
    reason
    decidedAt
    decidedBy {
      name
    }
  }
`);

export const hideMutation = graphql(`
  mutation HideResource($input: ModerateResourceInput!) {
    hideResource(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const showMutation = graphql(`
  mutation ShowResource($input: ModerateResourceInput!) {
    showResource(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const dismissMutation = graphql(`
  mutation DismissReport($input: DismissReportInput!) {
    dismissReport(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
