import { graphql } from '#contract';

export const erasurePreviewQuery = graphql(`
  query ErasurePreview {
    ...Layout
    me: viewer {
      person {
        name
      }
      erasurePreview {
        published
        adapted
        shared
        drafts
        reviewsSent
        reviewsOpen
        collectionsPrivate
        collectionsPublic
        collectionsShared
        campaigns
        mandates
      }
    }
  }
`);

export const deleteAccountMutation = graphql(`
  mutation DeleteAccount($input: DeleteAccountInput!) {
    deleteAccount(input: $input) {
      accepted
      userErrors {
        ...Problem
      }
    }
  }
`);
