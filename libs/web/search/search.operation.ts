import { graphql } from '#contract';

export const searchQuery = graphql(`
  query Search($text: String, $filter: ResourceFilter, $sort: ResourceSort, $page: Int, $first: Int) {
    ...Layout
    resources(text: $text, filter: $filter, sort: $sort, page: $page, first: $first) {
      totalCount
      page
      pageCount
      edges {
        relatives
        node {
          ...Card
        }
        highlight {
          title {
            text
            marked
          }
          snippet {
            text
            marked
          }
        }
      }
      facets {
        name
        label
        values {
          id
          label
          count
          selected
          parentId
          depth
        }
      }
      related {
        relatives
        node {
          ...Card
        }
      }
      understood {
        label
        typed
        count
        text
        filter {
          levels
          subjects
          types
          permissions
          formats
          languages
          durations
          equipment
          groupings
          places
          printing
          doubleLevels
          review
          after
          before
        }
      }
      couples {
        reason
        themeWords
        resources {
          id
          slug
          version {
            title
            levelLabel
          }
        }
      }
      corrections {
        typed
        used
      }
      waysOut {
        label
        count
        text
        filter {
          levels
          subjects
          types
          permissions
          formats
          languages
          durations
          equipment
          groupings
          places
          printing
          doubleLevels
          review
          after
          before
        }
      }
    }
  }
`);
