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

export const homeCollectionsQuery = graphql(`
  query HomeCollections {
    collections(first: 6) {
      totalCount
      edges {
        node {
          ...CollectionCard
        }
      }
    }
  }
`);
