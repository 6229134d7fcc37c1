import { graphql } from '#contract';

export const coverageQuery = graphql(`
  query CoveragePage($cycle: ID) {
    ...Layout
    me: viewer {
      callTerritories {
        id
      }
    }
    coverage(cycle: $cycle) {
      cycle {
        id
        label
      }
      cycles {
        id
        shortLabel
      }
      lines {
        ...CoverageParts
      }
    }
  }

  fragment CoverageParts on CoverageLine {
    level {
      id
      label
      shortLabel
    }
    subject {
      id
      label
    }
    published
    reviewed
    accessible
    adapted
    taughtBy
    call {
      slug
      title
    }
  }
`);
