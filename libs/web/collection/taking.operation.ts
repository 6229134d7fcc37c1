import { graphql } from '#contract';

export const printedCollectionQuery = graphql(`
  query PrintedCollection($slug: String!, $key: String, $first: Int!, $after: String) {
    collection(slug: $slug, key: $key) {
      slug
      title
      why
      url
      visibility
      updatedAt
      copiedCredit
      territory {
        label
      }
      curators {
        name
      }
      sections {
        id
        title
        note
      }
      licences {
        words
      }
      items(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...PrintedItem
          }
        }
      }
    }
  }

  fragment PrintedItem on CollectionItem {
    id
    sectionId
    note
    localNote
    pinnedVersion
    title
    resource {
      shortUrl
    }
    version {
      levelLabel
      durationMinutes
      types {
        label
      }
      licence {
        label
      }
      authors {
        name
      }
    }
  }
`);

export const collectionFeedQuery = graphql(`
  query CollectionFeed($slug: String!) {
    collection(slug: $slug) {
      slug
      title
      visibility
      lastAdded {
        note
        addedAt
        resource {
          url
        }
        version {
          ...FeedVersion
        }
      }
    }
  }
`);
