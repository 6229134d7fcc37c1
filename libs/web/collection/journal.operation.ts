import { graphql } from '#contract';

export const collectionJournalQuery = graphql(`
  query CollectionJournal($id: String!, $first: Int!, $after: String) {
    ...Layout
    collection(slug: $id) {
      id
      title
      journal(first: $first, after: $after) {
        totalCount
        edges {
          cursor
          node {
            at
            verb
            visibility
            actor {
              name
            }
            about {
              name
            }
            resource {
              version {
                title
              }
            }
          }
        }
      }
    }
  }
`);
