import { graphql } from '#contract';

/** A resource as a book on a shelf, alone; also the answer of a short address. */
export const cardQuery = graphql(`
  query CardOnly($slug: String!) {
    resource(slug: $slug) {
      state
      ...Card
    }
  }

  fragment Card on Resource {
    id
    slug
    version {
      title
      summary
      levelLabel
      durationMinutes
      publishedAt
      subjects {
        label
      }
      types {
        label
      }
      licence {
        label
      }
      label {
        state
        words
      }
      authors {
        name
      }
    }
  }
`);
