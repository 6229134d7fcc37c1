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
    collections(first: 6) {
      totalCount
      edges {
        node {
          ...CollectionCard
        }
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
