import { graphql } from '#contract';

export const profileQuery = graphql(`
  query Profile {
    ...Layout
    me: viewer {
      establishment {
        name
      }
      person {
        name
        slug
        portrait
        academie {
          id
        }
        departement {
          id
        }
        levels {
          id
        }
        subjects {
          id
        }
        links {
          label
          url
        }
      }
    }
    academies: vocabulary(name: ACADEMIES) {
      ...TermParts
    }
    departements: vocabulary(name: DEPARTEMENTS) {
      ...TermParts
    }
    levels: vocabulary(name: LEVELS) {
      ...TermParts
    }
    subjects: vocabulary(name: SUBJECTS) {
      ...TermParts
    }
  }
`);

export const updateProfileMutation = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
