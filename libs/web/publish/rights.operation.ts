import { graphql } from '#contract';

export const rightsQuery = graphql(`
  query RightsStep($id: ID!) {
    ...Layout
    draft(id: $id) {
      ...DraftParts
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

export const askQuestionMutation = graphql(`
  mutation AskLicenceQuestion($input: AskLicenceQuestionInput!) {
    askLicenceQuestion(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
