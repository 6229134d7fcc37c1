import { graphql } from '#contract';

export const inboxQuery = graphql(`
  query Inbox($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      unreadNotifications
      notifications(first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            title
            path
            detail
            createdAt
            read
            reason
            stops {
              label
              path
            }
          }
        }
      }
    }
  }
`);

export const markReadMutation = graphql(`
  mutation MarkNotificationRead($input: IdInput!) {
    markNotificationRead(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const markAllReadMutation = graphql(`
  mutation MarkAllNotificationsRead {
    markAllNotificationsRead {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const preferencesQuery = graphql(`
  query NotificationPreferences {
    ...Layout
    me: viewer {
      email
      notificationPreferences {
        kind {
          id
          label
          reason
        }
        frequency
      }
    }
  }
`);

export const setFrequencyMutation = graphql(`
  mutation SetNotificationFrequency($input: SetNotificationFrequencyInput!) {
    setNotificationFrequency(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const stopQuery = graphql(`
  query NotificationStop($token: String!) {
    ...Layout
    notificationStop(token: $token) {
      stopped
      kinds {
        id
        label
      }
    }
  }
`);

export const stopMutation = graphql(`
  mutation StopNotifications($input: StopNotificationsInput!) {
    stopNotifications(input: $input) {
      stop {
        stopped
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
