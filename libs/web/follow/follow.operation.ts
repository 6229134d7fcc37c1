import { graphql } from '#contract';

export const followsQuery = graphql(`
  query Follows($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      follows(first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            kind
            title
            since
            lastToldAt
            person {
              slug
            }
            collection {
              slug
            }
            level {
              id
            }
            subject {
              id
            }
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
              review
            }
          }
        }
      }
    }
  }
`);

export const followMutation = graphql(`
  mutation Follow($input: FollowInput!) {
    follow(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const unfollowMutation = graphql(`
  mutation Unfollow($input: UnfollowInput!) {
    unfollow(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const followStopQuery = graphql(`
  query FollowStop($token: String!) {
    ...Layout
    followStop(token: $token) {
      name
    }
  }
`);

export const stopFollowMutation = graphql(`
  mutation StopFollow($input: StopFollowInput!) {
    stopFollow(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

/** What a page says to whoever is signed in, apart from what it says to all: its own document asks as much as it may. */
export const personFollowQuery = graphql(`
  query PersonFollow($name: String!) {
    person(name: $name) {
      viewerFollows
    }
  }
`);

export const collectionFollowQuery = graphql(`
  query CollectionFollow($slug: String!) {
    collection(slug: $slug) {
      viewerFollows
    }
  }
`);

export const levelFollowQuery = graphql(`
  query LevelFollow($id: ID!) {
    aisle: level(id: $id) {
      viewerFollows
    }
  }
`);

export const subjectFollowQuery = graphql(`
  query SubjectFollow($id: ID!) {
    aisle: subject(id: $id) {
      viewerFollows
    }
  }
`);
