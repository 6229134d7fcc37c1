import { graphql } from '#contract';

export const calibrationQuery = graphql(`
  query CampaignCalibration($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      slug
      title
      state
      rubric {
        criteria {
          key
          question
          levels {
            label
          }
        }
      }
      calibration {
        state
        waiting
        agreement {
          key
          question
          alpha
          units
          state
        }
        exemplars {
          id
          number
          version {
            title
          }
          mine {
            gradedAt
          }
          spreads {
            ...SpreadParts
          }
          grades {
            grader {
              name
            }
          }
          viewerCan {
            grade
            remove
          }
        }
        viewerCan {
          addExemplar
          close
        }
      }
    }
  }

  fragment SpreadParts on CriterionSpread {
    criterion
    counts
    notApplicable
    apart
  }
`);

export const exemplarQuery = graphql(`
  query ExemplarPage($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      slug
      title
      state
      rubric {
        ...RubricWords
      }
      calibration {
        state
        exemplars {
          id
          number
          resource {
            slug
          }
          version {
            title
            number
            levelLabel
            durationMinutes
          }
          mine {
            answers {
              ...AnswerParts
            }
          }
          compared {
            ...SpreadParts
          }
          referents {
            answers {
              ...AnswerParts
            }
          }
          grades {
            grader {
              name
            }
            answers {
              ...AnswerParts
            }
          }
          viewerCan {
            grade
          }
        }
      }
    }
  }

  fragment AnswerParts on CriterionAnswer {
    criterion
    grade
    notApplicable
    note
  }
`);

export const addExemplarMutation = graphql(`
  mutation AddExemplar($input: AddExemplarInput!) {
    change: addExemplar(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const removeExemplarMutation = graphql(`
  mutation RemoveExemplar($input: IdInput!) {
    change: removeExemplar(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const gradeExemplarMutation = graphql(`
  mutation GradeExemplar($input: GradeExemplarInput!) {
    change: gradeExemplar(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const closeCalibrationMutation = graphql(`
  mutation CloseCalibration($input: IdInput!) {
    change: closeCalibration(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
