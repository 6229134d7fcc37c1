import { graphql } from '#contract';

export const personQuery = graphql(`
  query Person($name: String!, $page: Int) {
    ...Layout
    person(name: $name) {
      id
      name
      slug
      portrait
      hasAccount
      academie {
        label
      }
      departement {
        label
      }
      levels {
        label
      }
      subjects {
        label
      }
      links {
        label
        url
      }
      reviewsDone {
        count
        campaigns {
          year
          count
          campaign {
            title
            slug
          }
        }
        signed {
          year
          resource {
            slug
            version {
              title
            }
          }
        }
      }
      resources(page: $page) {
        totalCount
        page
        pageCount
        edges {
          node {
            ...Card
          }
        }
      }
    }
  }
`);
