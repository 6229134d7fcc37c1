import { graphql } from '#contract';

export const journalQuery = graphql(`
  query CampaignJournal($slug: String!, $first: Int!, $after: String, $submission: ID) {
    ...Layout
    campaign(slug: $slug) {
      slug
      title
      journal(first: $first, after: $after, submission: $submission) {
        totalCount
        edges {
          cursor
          node {
            at
            verb
            byAuthors
            isAutomatic
            actor {
              name
            }
            about {
              name
            }
            submission {
              id
              title
            }
          }
        }
      }
    }
  }
`);

export const reviewersWorkQuery = graphql(`
  query CampaignReviewersWork($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      slug
      reviewers {
        asked
        done
        late
        running
        reviewer {
          name
        }
      }
    }
  }
`);
