import { graphql } from '#contract';

export const itemQuery = graphql(`
  query CollectionItemPage($item: ID!) {
    ...Layout
    item: collectionItem(id: $item) {
      collection {
        id
        slug
        title
        territory {
          label
        }
        sections {
          id
          title
        }
        viewerCan {
          curate
        }
        items(first: 100) {
          edges {
            node {
              id
              title
            }
          }
        }
      }
      id
      title
      sectionId
      note
      localNote
      pinnedVersion
      change {
        seen
        latest
      }
      before {
        id
        title
      }
      resource {
        slug
        state
        latestVersion
      }
    }
  }
`);

export const annotateItemMutation = graphql(`
  mutation AnnotateItem($input: AnnotateItemInput!) {
    annotateItem(input: $input) {
      item {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const seeItemMutation = graphql(`
  mutation SeeItem($input: IdInput!) {
    seeItem(input: $input) {
      item {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeItemMutation = graphql(`
  mutation RemoveCollectionItem($input: IdInput!) {
    removeItem(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const linkItemsMutation = graphql(`
  mutation LinkItems($input: LinkItemsInput!) {
    linkItems(input: $input) {
      item {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const unlinkItemsMutation = graphql(`
  mutation UnlinkItems($input: UnlinkItemsInput!) {
    unlinkItems(input: $input) {
      item {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
