import { graphql } from '#contract';

export const rightsQuery = graphql(`
  query RightsStep($id: ID!) {
    ...Layout
    draft(id: $id) {
      ...DraftParts
      sources {
        id
        title
        authors
        number
        url
        agreement
        licence {
          label
        }
        permissions {
          ...PermissionLine
        }
      }
      licenceOptions {
        possible
        options {
          licence {
            id
          }
          verdict
          reasons {
            message
            works
          }
        }
        waysOut {
          kind
          message
          sourceId
        }
      }
    }
    vocabulary(name: ADAPTATION_REASONS) {
      ...TermParts
    }
    offeredLicences {
      ...LicenceParts
      rights {
        may
        must
        mustNot
      }
    }
  }
`);

export const recogniseLicenceQuery = graphql(`
  query RecogniseLicence($text: String!) {
    recognisedLicence(text: $text) {
      ...Recognised
    }
  }

  fragment Recognised on RecognisedLicence {
    licence {
      id
      label
      description
    }
    question
    candidates {
      id
      label
    }
  }
`);

export const declareItemMutation = graphql(`
  mutation DeclareItem($input: DeclarePartInput!) {
    declarePart(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeItemMutation = graphql(`
  mutation RemoveItem($input: DraftItemInput!) {
    removePart(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const addSourceMutation = graphql(`
  mutation AddSource($input: AddSourceInput!) {
    addSource(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeSourceMutation = graphql(`
  mutation RemoveSource($input: DraftItemInput!) {
    removeSource(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const attachAgreementMutation = graphql(`
  mutation AttachAgreement($input: AttachAgreementInput!) {
    attachAgreement(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

/** A few at a time: more words narrow it down better than more pages. */
export const findSourcesQuery = graphql(`
  query FindSources($text: String!) {
    resources(text: $text, first: 5) {
      totalCount
      edges {
        node {
          id
          slug
          version {
            title
            authors {
              name
            }
            licence {
              label
              permissions
            }
          }
        }
      }
    }
  }
`);

export const askQuestionMutation = graphql(`
  mutation AskLicenceQuestion($input: AskLicenceQuestionInput!) {
    askLicenceQuestion(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
