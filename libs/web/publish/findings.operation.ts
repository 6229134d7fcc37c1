import { graphql } from '#contract';

export const reviewQuery = graphql(`
  query ReviewPage($id: ID!) {
    ...Layout
    draft(id: $id) {
      ...DraftParts
      findings {
        id
        rule
        label
        why
        where
        mask
        severity
        reason
        reasons
        origin
        partId
      }
      checks {
        name
        state
      }
      preChecks {
        ...PreCheckParts
      }
    }
  }

  fragment PreCheckParts on PreCheck {
    key
    state
    label
    detail
    items {
      label
      where
      why
      mend
      severity
    }
  }
`);

export const answerFindingMutation = graphql(`
  mutation AnswerFinding($input: AnswerFindingInput!) {
    answerFinding(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
