import { graphql } from '#contract';

export const coverageQuery = graphql(`
  query CoveragePage($cycle: ID, $theme: ID) {
    ...Layout
    me: viewer {
      callTerritories {
        id
      }
    }
    coverage(cycle: $cycle, theme: $theme) {
      cycle {
        id
        label
      }
      cycles {
        id
        shortLabel
      }
      theme {
        id
        label
      }
      themes {
        id
        label
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
