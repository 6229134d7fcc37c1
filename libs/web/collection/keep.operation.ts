import { graphql } from '#contract';

export const keepQuery = graphql(`
  query KeepPage($slug: String!) {
    ...Layout
    resource(slug: $slug) {
      id
      slug
      keptIn
      version {
        title
      }
    }
    me: viewer {
      collections(first: 30) {
        totalCount
        edges {
          node {
            id
            title
            visibility
            isKept
          }
        }
      }
    }
  }
`);

export const keepMutation = graphql(`
  mutation KeepResource($input: KeepResourceInput!) {
    keepResource(input: $input) {
      collection {
        id
        title
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const unkeepMutation = graphql(`
  mutation UnkeepResource($input: UnkeepResourceInput!) {
    unkeepResource(input: $input) {
      resource {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
