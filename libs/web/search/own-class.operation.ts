import { graphql } from '#contract';

export const ownClassQuery = graphql(`
  query OwnClass {
    ...Layout
    levels: vocabulary(name: LEVELS) {
      ...TermParts
    }
    subjects: vocabulary(name: SUBJECTS) {
      ...TermParts
    }
    doubleLevels: vocabulary(name: DOUBLE_LEVELS) {
      id
    }
  }
`);
