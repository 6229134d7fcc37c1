import { graphql } from '#contract';

export const newCallQuery = graphql(`
  query NewCall {
    ...Layout
    ...CallLists
  }

  fragment CallLists on Query {
    me: viewer {
      callTerritories {
        id
        code
        label
      }
    }
    levels: vocabulary(name: LEVELS) {
      ...TermParts
    }
    subjects: vocabulary(name: SUBJECTS) {
      ...TermParts
    }
  }
`);

export const callFormQuery = graphql(`
  query CallForm($slug: String!) {
    ...Layout
    ...CallLists
    call(slug: $slug) {
      slug
      state
      title
      missing
      keywords
      wants
      wanted
      opensOn
      closesOn
      levels {
        id
      }
      subjects {
        id
      }
      territory {
        id
        code
        label
      }
      viewerCan {
        update
        close
      }
    }
  }
`);

export const prepareCallMutation = graphql(`
  mutation PrepareCall($input: PrepareCallInput!) {
    prepareCall(input: $input) {
      call {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const updateCallMutation = graphql(`
  mutation UpdateCall($input: UpdateCallInput!) {
    updateCall(input: $input) {
      call {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const openCallMutation = graphql(`
  mutation OpenCall($input: IdInput!) {
    openCall(input: $input) {
      call {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const deleteCallMutation = graphql(`
  mutation DeleteCall($input: IdInput!) {
    deleteCall(input: $input) {
      deletedId
      userErrors {
        ...Problem
      }
    }
  }
`);

export const closeCallMutation = graphql(`
  mutation CloseCall($input: CloseCallInput!) {
    closeCall(input: $input) {
      call {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
