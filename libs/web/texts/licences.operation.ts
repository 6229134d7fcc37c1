import { graphql } from '#contract';

export const licencesQuery = graphql(`
  query LicencesExplained {
    ...Layout
    offeredLicences {
      ...LicenceParts
      rights {
        may
        must
        mustNot
      }
    }
  }
`);
