import { graphql } from '#contract';

export const updateFileMutation = graphql(`
  mutation UpdateFile($input: UpdateFileInput!) {
    updateFile(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const moveFileMutation = graphql(`
  mutation MoveFile($input: MoveFileInput!) {
    moveFile(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeFileMutation = graphql(`
  mutation RemoveFile($input: DraftItemInput!) {
    removeFile(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const dismissRefusedFileMutation = graphql(`
  mutation DismissRefusedFile($input: DraftItemInput!) {
    dismissRefusedFile(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
