import { graphql } from '#contract';

export const compareQuery = graphql(`
  query Compare($from: ComparedVersionInput, $to: ComparedVersionInput!, $file: ID, $page: Int) {
    ...Layout
    compareVersions(from: $from, to: $to) {
      from {
        ...ComparedSideParts
      }
      to {
        ...ComparedSideParts
      }
      fields {
        field
        label
        words {
          kind
          text
        }
      }
      files {
        state
        from {
          name
          size
          downloadUrl
        }
        to {
          id
          name
          size
          downloadUrl
        }
      }
      text(file: $file, page: $page) {
        changeCount
        page
        pageCount
        blocks {
          state
          kind
          count
          words {
            kind
            text
          }
        }
      }
    }
  }

  fragment ComparedSideParts on ComparedSide {
    resource {
      id
      slug
      latestVersion
      versions {
        number
        publishedAt
      }
    }
    version {
      number
      title
      publishedAt
      whatChanged
    }
  }
`);
