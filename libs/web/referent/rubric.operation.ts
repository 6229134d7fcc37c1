import { graphql } from '#contract';

export const rubricsQuery = graphql(`
  query RubricsPage($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      roles
    }
    rubrics(first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          title
          number
          usedAt
          criteria {
            key
          }
          author {
            name
            slug
          }
          viewerCan {
            copy
            edit
          }
        }
      }
    }
  }
`);

export const rubricQuery = graphql(`
  query RubricPage($id: ID!) {
    ...Layout
    rubric(id: $id) {
      ...RubricWords
      revision
      usedAt
      author {
        name
        slug
      }
      versions {
        id
        number
        usedAt
      }
      viewerCan {
        copy
        edit
      }
    }
  }
`);

export const createRubricMutation = graphql(`
  mutation CreateRubric($input: CreateRubricInput!) {
    createRubric(input: $input) {
      rubric {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const saveRubricMutation = graphql(`
  mutation SaveRubric($input: SaveRubricInput!) {
    saveRubric(input: $input) {
      rubric {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
