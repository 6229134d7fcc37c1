import { graphql } from '#contract';

export const curateQuery = graphql(`
  query CuratePage($id: String!, $first: Int!, $after: String) {
    ...Layout
    collection(slug: $id) {
      ...CollectionCard
      changedCount
      waitingProposals
      sections {
        id
        title
        note
      }
      curators {
        role
        name
        slug
      }
      viewerCan {
        curate
        own
        delete
        leave
      }
      items(first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            sectionId
            title
            note
            change {
              seen
              latest
            }
            resource {
              slug
              state
            }
          }
        }
      }
    }
  }
`);

export const addItemMutation = graphql(`
  mutation AddCollectionItem($input: AddItemInput!) {
    addItem(input: $input) {
      item {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const moveItemMutation = graphql(`
  mutation MoveCollectionItem($input: MoveItemInput!) {
    moveItem(input: $input) {
      item {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const addSectionMutation = graphql(`
  mutation AddSection($input: AddSectionInput!) {
    addSection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const moveSectionMutation = graphql(`
  mutation MoveSection($input: MoveSectionInput!) {
    moveSection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const addCuratorMutation = graphql(`
  mutation AddCurator($input: AddCuratorInput!) {
    addCurator(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeCuratorMutation = graphql(`
  mutation RemoveCurator($input: RemoveCuratorInput!) {
    removeCurator(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const leaveCollectionMutation = graphql(`
  mutation LeaveCollection($input: IdInput!) {
    leaveCollection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
