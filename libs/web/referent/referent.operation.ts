import { graphql } from '#contract';

export const deskQuery = graphql(`
  query ReferentDesk($first: Int!, $after: String) {
    ...Layout
    me: viewer {
      roles
      campaigns(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...CampaignFacts
            referent {
              slug
              name
            }
            work {
              ...CampaignWorkNumbers
            }
          }
        }
      }
    }
  }

  fragment CampaignWorkNumbers on CampaignWork {
    invited
    waitingForReviewer
    overdue
    underReview
    waitingForDecision
    finished
  }
`);

export const newCampaignQuery = graphql(`
  query NewCampaignPage {
    ...Layout
    me: viewer {
      roles
      campaignTerritories {
        id
        label
        kind
      }
    }
  }
`);

export const campaignFormQuery = graphql(`
  query CampaignForm($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      ...CampaignFacts
      aim
      charter
      levels {
        id
      }
      subjects {
        id
      }
      resources {
        id
        slug
      }
      rubric {
        id
        title
        number
      }
      viewerCan {
        update
        manage
      }
    }
    rubrics(first: 50) {
      edges {
        node {
          id
          title
          number
        }
      }
    }
    me: viewer {
      campaignTerritories {
        id
        label
        kind
      }
    }
    levels: vocabulary(name: LEVELS) {
      ...TermParts
    }
    subjects: vocabulary(name: SUBJECTS) {
      ...TermParts
    }
  }
`);

export const territoryByCodeQuery = graphql(`
  query TerritoryByCode($code: String!) {
    territory(code: $code) {
      id
    }
  }
`);

export const steerQuery = graphql(`
  query CampaignSteering($slug: String!) {
    ...Layout
    campaign(slug: $slug) {
      ...CampaignFacts
      referent {
        name
        slug
      }
      work {
        ...CampaignWorkNumbers
      }
      agreement {
        key
        question
        alpha
        units
        state
      }
      viewerCan {
        manage
        update
        open
        extend
        beginClosing
        close
        archive
        handOver
        delete
      }
    }
  }
`);

export const createCampaignMutation = graphql(`
  mutation CreateCampaign($input: CreateCampaignInput!) {
    createCampaign(input: $input) {
      campaign {
        slug
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const updateCampaignMutation = graphql(`
  mutation UpdateCampaign($input: UpdateCampaignInput!) {
    updateCampaign(input: $input) {
      campaign {
        id
      }
      userErrors {
        ...Problem
      }
    }
  }
`);

export const openCampaignMutation = graphql(`
  mutation OpenCampaign($input: IdInput!) {
    change: openCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const extendCampaignMutation = graphql(`
  mutation ExtendCampaign($input: ExtendCampaignInput!) {
    change: extendCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const beginClosingCampaignMutation = graphql(`
  mutation BeginClosingCampaign($input: IdInput!) {
    change: beginClosingCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const closeCampaignMutation = graphql(`
  mutation CloseCampaign($input: IdInput!) {
    change: closeCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const archiveCampaignMutation = graphql(`
  mutation ArchiveCampaign($input: IdInput!) {
    change: archiveCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const handOverCampaignMutation = graphql(`
  mutation HandOverCampaign($input: HandOverCampaignInput!) {
    change: handOverCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);

export const deleteCampaignMutation = graphql(`
  mutation DeleteCampaign($input: IdInput!) {
    change: deleteCampaign(input: $input) {
      userErrors {
        ...Problem
      }
    }
  }
`);
