import { graphql } from '#contract';

export const indicatorsQuery = graphql(`
  query Indicators($stage: ID, $subject: ID) {
    ...Layout
    me: viewer {
      indicators(stage: $stage, subject: $subject) {
        before
        stages {
          id
          label
        }
        subjects {
          id
          label
        }
        places {
          territory {
            id
            label
          }
          resources
          uses
          reviews
        }
      }
    }
  }
`);
