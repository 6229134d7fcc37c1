import { graphql } from '#contract';

export const exportMyDataMutation = graphql(`
  mutation ExportMyData($input: ExportMyDataInput!) {
    exportMyData(input: $input) {
      address
      userErrors {
        ...Problem
      }
    }
  }
`);
