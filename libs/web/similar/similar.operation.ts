import { graphql } from '#contract';

export const similarQuery = graphql(`
  query Similar($slug: String!) {
    resource(slug: $slug) {
      nextResources(first: 12) {
        ...NearCard
      }
      similarResources(first: 12) {
        ...NearCard
      }
    }
  }

  fragment NearCard on NearResource {
    resource {
      ...Card
    }
    reason {
      words
    }
  }
`);
