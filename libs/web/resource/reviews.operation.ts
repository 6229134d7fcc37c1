import { graphql } from '#contract';

/** A page of its own: what the page of the resource says in a sentence, in full. */
export const resourceReviewsQuery = graphql(`
  query ResourceReviews($slug: String!, $number: Int) {
    resource(slug: $slug) {
      version(number: $number) {
        label {
          ...LabelParts
          grades {
            question
            level
            place
            of
          }
          shownReviews {
            ...DecidedReview
          }
        }
      }
    }
  }
`);
