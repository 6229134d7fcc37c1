import { graphql } from '#contract';

/** What every page shows of who reads it; each page's own query spreads `...Layout`. */
export const layoutQuery = graphql(`
  query LayoutOnly {
    ...Layout
  }

  fragment Layout on Query {
    viewer {
      confirmed
      unreadNotifications
      person {
        name
        slug
      }
      viewerCan {
        moderate
      }
      secondFactor {
        withheldRoles
      }
    }
  }

  fragment Problem on UserError {
    code
    message
    field
  }

  fragment TermParts on Term {
    id
    label
    parentId
  }
`);
