import { graphql } from '#contract';

export const reportTargetQuery = graphql(`
  query ReportTarget($slug: String!) {
    ...Layout
    resource(slug: $slug) {
      id
      slug
      version {
        title
      }
    }
  }
`);

export const reportMutation = graphql(`
  mutation ReportContent($input: ReportContentInput!) {
    reportContent(input: $input) {
      receipt
      userErrors {
        ...Problem
      }
    }
  }
`);
