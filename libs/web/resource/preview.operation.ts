import { graphql } from '#contract';

export const previewQuery = graphql(`
  query Preview($slug: String!, $number: Int) {
    ...Layout
    resource(slug: $slug) {
      slug
      version(number: $number) {
        number
        title
        isLatest
        licence {
          label
          url
        }
        attribution {
          short
        }
        text {
          html
          words
        }
        files {
          ...FileParts
          preview {
            html
            pages {
              text
            }
          }
        }
      }
    }
  }
`);
