import { graphql } from '#contract';

export const membersQuery = graphql(`
  query Members($slug: String!) {
    ...Layout
    resource(slug: $slug) {
      id
      slug
      version {
        title
      }
      draft {
        title
      }
      viewerCan {
        invite
        leave
      }
      members {
        role
        since
        isViewer
        person {
          name
          slug
        }
      }
      invitations {
        id
        sentTo
        role
        createdAt
      }
      nextCredits {
        name
        role
        withdrawn
        person {
          id
        }
      }
    }
  }
`);

export const inviteMutation = graphql(`
  mutation InviteCoAuthor($input: InviteCoAuthorInput!) {
    inviteCoAuthor(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const cancelInvitationMutation = graphql(`
  mutation CancelInvitation($input: IdInput!) {
    cancelInvitation(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const handOverMutation = graphql(`
  mutation HandOver($input: HandOverResourceInput!) {
    handOverResource(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const leaveMutation = graphql(`
  mutation LeaveResource($input: IdInput!) {
    leaveResource(input: $input) {
      done
      userErrors {
        ...Problem
      }
    }
  }
`);

export const orderCreditsMutation = graphql(`
  mutation OrderCredits($input: OrderCreditsInput!) {
    orderCredits(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const invitationQuery = graphql(`
  query Invitation($id: ID!) {
    ...Layout
    invitation(id: $id) {
      id
      title
      role
      state
      message
      createdAt
      viewerCan {
        answer
      }
      invitedBy {
        name
        slug
      }
      resource {
        slug
        state
      }
    }
  }
`);

export const answerInvitationMutation = graphql(`
  mutation AnswerInvitation($input: AnswerInvitationInput!) {
    answerInvitation(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
