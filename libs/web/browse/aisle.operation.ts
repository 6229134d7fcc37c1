import { graphql } from '#contract';

export const levelQuery = graphql(`
  query Level($id: ID!) {
    ...Layout
    aisle: level(id: $id) {
      ...AisleContent
    }
  }

  fragment AisleContent on Aisle {
    term {
      id
      label
      shortLabel
    }
    filter {
      levels
      subjects
    }
    resources(first: 12) {
      totalCount
      edges {
        node {
          ...Card
        }
      }
      facets {
        name
        values {
          id
          label
          count
          parentId
          depth
        }
      }
    }
    gaps {
      count
      level {
        id
        shortLabel
      }
      subject {
        id
        label
      }
      source {
        title
        nor
      }
    }
  }
`);

export const subjectQuery = graphql(`
  query Subject($id: ID!) {
    ...Layout
    aisle: subject(id: $id) {
      ...AisleContent
    }
  }
`);

export const levelFeedQuery = graphql(`
  query LevelFeed($id: ID!) {
    aisle: level(id: $id) {
      ...AisleFeed
    }
  }

  fragment AisleFeed on Aisle {
    term {
      id
      shortLabel
    }
    resources(first: 30) {
      ...FeedEntries
    }
  }
`);

export const subjectFeedQuery = graphql(`
  query SubjectFeed($id: ID!) {
    aisle: subject(id: $id) {
      ...AisleFeed
    }
  }
`);
