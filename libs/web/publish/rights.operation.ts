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
        licence {
          label
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
      id
      label
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

export const askQuestionMutation = graphql(`
  mutation AskLicenceQuestion($input: AskLicenceQuestionInput!) {
    askLicenceQuestion(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
