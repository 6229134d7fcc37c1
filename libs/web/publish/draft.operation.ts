import { graphql } from '#contract';

export const draftQuery = graphql(`
  query DraftPage($id: ID!) {
    ...Layout
    draft(id: $id) {
      ...DraftParts
    }
  }

  fragment DraftFileParts on DraftFile {
    id
    name
    role
    roleLabel
    main
    size
    notice
    action
    downloadUrl
    format {
      label
      extension
      openness
    }
    licence {
      id
      label
    }
  }

  fragment DraftParts on Draft {
    id
    revision
    nextVersion
    updatedAt
    resource {
      id
      slug
      latestVersion
      version {
        title
        licence {
          id
          label
        }
      }
    }
    title
    summary
    keywords
    language
    levels {
      id
      label
      shortLabel
    }
    allLevels
    subjects {
      id
      label
    }
    crossCurricular
    types {
      id
      label
    }
    themes {
      id
      label
    }
    durationMinutes
    groupSize
    equipment {
      id
      label
    }
    place {
      id
      label
    }
    audience {
      id
      label
    }
    objectives
    prerequisites
    ages
    multiLevel
    blackAndWhite
    copies
    needs
    text
    textHtml
    linkUrl
    licence {
      id
      label
    }
    rightsAnswers {
      own
      others
      ai
      attested
    }
    whatChanged
    adaptationReasons {
      id
    }
    adaptationChanges
    licenceChecked
    found {
      field
      value
      where
    }
    steps {
      name
      state
      summary
    }
    missing {
      ...Problem
    }
    ready
    files {
      ...DraftFileParts
    }
    refusedFiles {
      id
      name
      reason
      message
    }
    thirdPartyItems {
      id
      title
      author
      sourceUrl
      lastUpdate
      reworked
      licence {
        label
      }
    }
    licenceQuestion {
      question
      askedAt
      answer
      answeredAt
    }
    licenceFromFile {
      licence {
        id
        label
      }
      question
      candidates {
        id
        label
      }
    }
    attribution {
      text
    }
  }
`);

export const createDraftMutation = graphql(`
  mutation CreateDraft($input: CreateDraftInput!) {
    createDraft(input: $input) {
      draft {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const updateDraftMutation = graphql(`
  mutation UpdateDraft($input: UpdateDraftInput!) {
    updateDraft(input: $input) {
      draft {
        id
        revision
      }
      conflict {
        ...DraftParts
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const deleteDraftMutation = graphql(`
  mutation DeleteDraft($input: IdInput!) {
    deleteDraft(input: $input) {
      deletedId
      userErrors {
        ...Problem
      }
    }
  }
`);

export const publishMutation = graphql(`
  mutation Publish($input: PublishResourceInput!) {
    publishResource(input: $input) {
      resource {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);
