import { graphql } from '#contract';

export const foundInSectionQuery = graphql(`
  query FoundInSection($id: ID!, $key: String) {
    section: collectionSection(id: $id, key: $key) {
      id
      found {
        id
        slug
        version {
          title
          levelLabel
          types {
            label
          }
        }
      }
    }
  }
`);

export const searchCollectionQuery = graphql(`
  query SearchInCollection {
    ...Layout
    me: viewer {
      collections(first: 100) {
        edges {
          node {
            id
            title
          }
        }
      }
    }
  }
`);

export const addSearchingSectionMutation = graphql(`
  mutation AddSearchingSection($input: AddSearchingSectionInput!) {
    addSearchingSection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const searchSectionMutation = graphql(`
  mutation SearchSection($input: SearchSectionInput!) {
    searchSection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const stopSearchingMutation = graphql(`
  mutation StopSearchingSection($input: IdInput!) {
    stopSearchingSection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
