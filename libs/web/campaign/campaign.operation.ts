import { graphql } from '#contract';

export const campaignsQuery = graphql(`
  query CampaignsPage($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      roles
    }
    running: campaigns(stage: RUNNING, first: 50) {
      ...CampaignLines
    }
    coming: campaigns(stage: COMING, first: 50) {
      ...CampaignLines
    }
    over: campaigns(stage: OVER, first: $first, after: $after) {
      ...CampaignLines
    }
  }

  fragment CampaignLines on CampaignConnection {
    totalCount
    edges {
      node {
        id
        slug
        title
        aim
        state
        opensOn
        closesOn
        territory {
          label
        }
        counts {
          received
          decided
        }
      }
    }
  }
`);

export const campaignQuery = graphql(`
  query CampaignPage($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      ...CampaignFacts
      aim
      charter
      counts {
        received
        decided
      }
      levels {
        id
        label
      }
      subjects {
        id
        label
      }
      resources {
        id
        slug
        version {
          title
        }
      }
      referent {
        name
        slug
      }
      rubric {
        ...RubricWords
      }
      calibration {
        state
        waiting
      }
      viewerCan {
        manage
        submit
      }
    }
  }

  fragment CampaignFacts on Campaign {
    id
    slug
    title
    state
    mode
    opensOn
    closesOn
    reviewsWanted
    cap
    answerDays
    reviewDays
    territory {
      id
      code
      label
    }
  }

  fragment RubricWords on Rubric {
    id
    title
    number
    criteria {
      key
      question
      guidance
      weight
      mayNotApply
      levels {
        label
        description
      }
      origin {
        label
        url
      }
    }
  }
`);
