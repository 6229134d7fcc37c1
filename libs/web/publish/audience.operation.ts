import { graphql } from '#contract';

export const checkQuery = graphql(`
  query CheckStep($id: ID!) {
    ...Layout
    draft(id: $id) {
      ...DraftParts
    }
    languages: vocabulary(name: LANGUAGES) {
      ...TermParts
    }
  }
`);

export const audienceQuery = graphql(`
  query AudienceStep($id: ID!) {
    ...Layout
    draft(id: $id) {
      ...DraftParts
    }
    levels: vocabulary(name: LEVELS) {
      ...TermParts
    }
    subjects: vocabulary(name: SUBJECTS) {
      ...TermParts
    }
    types: vocabulary(name: TYPES) {
      ...TermParts
    }
    themes: vocabulary(name: THEMES) {
      ...TermParts
    }
    equipment: vocabulary(name: EQUIPMENT) {
      ...TermParts
    }
    places: vocabulary(name: PLACES) {
      ...TermParts
    }
    audiences: vocabulary(name: AUDIENCES) {
      ...TermParts
    }
  }
`);
