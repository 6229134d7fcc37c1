import { graphql } from '#contract';

export const collectionsQuery = graphql(`
  query CollectionsPage($first: Int!, $after: String) {
    ...Layout
    collections(first: $first, after: $after) {
      ...CollectionLines
    }
  }

  fragment CollectionLines on CollectionConnection {
    totalCount
    edges {
      node {
        ...CollectionCard
      }
    }
  }

  fragment CollectionCard on Collection {
    id
    slug
    title
    why
    visibility
    isKept
    itemCount
    updatedAt
    levelLabel
    curators {
      name
    }
    covers {
      id
      levelLabel
      subjects {
        label
      }
      types {
        label
      }
    }
  }
`);

export const myCollectionsQuery = graphql(`
  query MyCollections($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      collections(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...CollectionCard
            changedCount
          }
        }
      }
    }
  }
`);

export const collectionQuery = graphql(`
  query CollectionPage($slug: String!, $key: String, $first: Int!, $after: String, $kit: String) {
    collection(slug: $slug, key: $key) {
      id
      slug
      title
      why
      visibility
      itemCount
      updatedAt
      levelLabel
      url
      copiedCredit
      concernsViewer
      territory {
        label
      }
      subjects {
        label
      }
      curators {
        name
        slug
      }
      sections {
        id
        title
        note
        itemCount
        search {
          ...SectionSearchParts
        }
      }
      licences {
        words
        mayBeSold
      }
      downloadUrl
      totalSize
      kitUrl(since: $kit)
      kitSize
      viewerCan {
        curate
        copy
        propose
      }
      items(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...CollectionItemParts
          }
        }
      }
    }
  }

  fragment CollectionItemParts on CollectionItem {
    id
    sectionId
    note
    localNote
    pinnedVersion
    proposedBy {
      name
      slug
    }
    before {
      id
      title
    }
    resource {
      ...Card
      state
      tombstone {
        title
        withdrawnAt
        replacement {
          slug
          version {
            title
          }
        }
      }
    }
  }
`);

export const createCollectionMutation = graphql(`
  mutation CreateCollection($input: CreateCollectionInput!) {
    createCollection(input: $input) {
      collection {
        id
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const copyCollectionMutation = graphql(`
  mutation CopyCollection($input: CopyCollectionInput!) {
    copyCollection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
