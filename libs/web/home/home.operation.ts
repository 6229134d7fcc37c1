import { graphql } from '#contract';

export const homeQuery = graphql(`
  query Home {
    ...Layout
    homeRows {
      id
      title
      explanation
      totalCount
      seeAll
      resources {
        ...Card
      }
    }
    me: viewer {
      drafts {
        id
        title
        updatedAt
        steps {
          name
          state
        }
      }
    }
  }
`);
