import { graphql } from '#contract';

export const collectionFormQuery = graphql(`
  query CollectionForm($id: String!) {
    ...Layout
    collection(slug: $id) {
      id
      slug
      title
      why
      visibility
      isKept
      secretUrl
      territory {
        id
        label
      }
      levels {
        id
      }
      subjects {
        id
      }
      viewerCan {
        curate
        own
        delete
      }
    }
    me: viewer {
      collectionTerritories {
        id
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

export const sectionQuery = graphql(`
  query SectionPage($id: String!) {
    ...Layout
    collection(slug: $id) {
      id
      title
      sections {
        id
        title
        note
        search {
          ...SectionSearchParts
        }
      }
      viewerCan {
        curate
      }
    }
  }

  fragment SectionSearchParts on SectionSearch {
    text
    sort
    most
    filter {
      levels
      subjects
      types
      permissions
      formats
      languages
      durations
      equipment
      groupings
      places
      printing
      doubleLevels
      after
      before
      review
    }
  }
`);

export const updateCollectionMutation = graphql(`
  mutation UpdateCollection($input: UpdateCollectionInput!) {
    updateCollection(input: $input) {
      collection {
        id
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const deleteCollectionMutation = graphql(`
  mutation DeleteCollection($input: IdInput!) {
    deleteCollection(input: $input) {
      deletedId
      userErrors {
        ...Problem
      }
    }
  }
`);

export const renewLinkMutation = graphql(`
  mutation RenewCollectionLink($input: IdInput!) {
    renewCollectionLink(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const updateSectionMutation = graphql(`
  mutation UpdateSection($input: UpdateSectionInput!) {
    updateSection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeSectionMutation = graphql(`
  mutation RemoveSection($input: IdInput!) {
    removeSection(input: $input) {
      collection {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
