import { graphql } from '#contract';

export const shelfQuery = graphql(`
  query MyShelf {
    ...Layout
    me: viewer {
      drafts {
        id
        title
        updatedAt
        nextVersion
        proposal {
          title
          state
          sentAt
          decidedAt
          forVersion
        }
        steps {
          name
          state
        }
        levels {
          label
        }
        subjects {
          label
        }
        types {
          label
        }
        resource {
          id
          slug
        }
      }
      resources {
        id
        slug
        state
        latestVersion
        hiddenReason
        tombstone {
          title
          withdrawnAt
          reason
        }
        draft {
          id
        }
        viewerCan {
          update
          withdraw
          leave
        }
        version {
          number
          title
          publishedAt
          levelLabel
          subjects {
            label
          }
          types {
            label
          }
          licence {
            label
          }
        }
      }
    }
  }
`);

export const ownResourceQuery = graphql(`
  query OwnResource($slug: String!) {
    ...Layout
    resource(slug: $slug) {
      id
      slug
      state
      viewerCan {
        update
        withdraw
      }
      version {
        number
        title
      }
    }
  }
`);

export const startVersionMutation = graphql(`
  mutation StartVersion($input: IdInput!) {
    startVersion(input: $input) {
      draft {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const correctTitleMutation = graphql(`
  mutation CorrectTitle($input: CorrectTitleInput!) {
    correctTitle(input: $input) {
      resource {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const withdrawMutation = graphql(`
  mutation Withdraw($input: WithdrawResourceInput!) {
    withdrawResource(input: $input) {
      resource {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
