import { graphql } from '#contract';

export const homeQuery = graphql(`
  query Home($personal: Boolean!) {
    ...Layout
    homeRows(personal: $personal) {
      ...HomeRowParts
    }
    me: viewer {
      person {
        levels {
          id
        }
        subjects {
          id
        }
      }
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

  fragment HomeRowParts on HomeRow {
    id
    title
    explanation
    totalCount
    seeAll
    cards {
      ...HomeCardParts
    }
  }

  fragment HomeCardParts on HomeCard {
    resource {
      ...Card
    }
    reason {
      words
    }
  }
`);

export const homeCollectionsQuery = graphql(`
  query HomeCollections($first: Int!) {
    collections(first: $first) {
      totalCount
      edges {
        node {
          ...CollectionCard
        }
      }
    }
  }
`);

export const homeCallsQuery = graphql(`
  query HomeCalls($first: Int!) {
    concerningCalls(first: $first) {
      totalCount
      edges {
        node {
          ...CallCard
        }
      }
    }
  }
`);

export const homeRowQuery = graphql(`
  query HomeRowPage($id: HomeRowName!, $first: Int!, $after: String) {
    ...Layout
    homeRow(id: $id, first: $first, after: $after) {
      totalCount
      edges {
        node {
          ...HomeCardParts
        }
      }
    }
  }
`);
