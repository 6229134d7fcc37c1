import { graphql } from '#contract';

export const questionsQuery = graphql(`
  query LicenceQuestions($after: String) {
    ...Layout
    licenceQuestions(after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        question
        askedAt
        answer
        answeredAt
        draftTitle
        askedBy {
          name
          slug
        }
      }
    }
  }
`);

export const answerQuestionMutation = graphql(`
  mutation AnswerLicenceQuestion($input: AnswerLicenceQuestionInput!) {
    answerLicenceQuestion(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
