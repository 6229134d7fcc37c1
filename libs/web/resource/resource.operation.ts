import { graphql } from '#contract';

export const resourceQuery = graphql(`
  query Resource($slug: String!, $number: Int) {
    ...Layout
    resource(slug: $slug) {
      ...ResourceParts
      version(number: $number) {
        ...VersionParts
      }
    }
  }

  fragment ResourceParts on Resource {
    id
    slug
    state
    url
    shortUrl
    shortCode
    latestVersion
    hiddenReason
    origin {
      system
      url
      harvestedAt
    }
    draft {
      id
    }
    viewerCan {
      update
      withdraw
    }
    versions {
      number
      title
      publishedAt
      whatChanged
      minor
      licenceChanged
      licence {
        label
      }
    }
    tombstone {
      title
      category
      reason
      withdrawnAt
      publishedAt
      credit
      replacement {
        slug
        version {
          title
        }
      }
    }
  }

  fragment LicenceParts on Licence {
    id
    label
    name
    url
    description
    warning
    announced
  }

  fragment VersionParts on Version {
    number
    title
    summary
    keywords
    language
    languageLabel
    levelLabel
    subjects {
      id
      label
    }
    types {
      id
      label
    }
    themes {
      label
    }
    durationMinutes
    groupSize
    equipment {
      label
    }
    place {
      label
    }
    audience {
      label
    }
    objectives
    prerequisites
    ages
    multiLevel
    blackAndWhite
    copies
    needs
    licence {
      ...LicenceParts
    }
    rights {
      may
      must
      mustNot
    }
    attribution {
      text
      html
      markdown
      short
      notice
    }
    authors {
      name
      role
      withdrawn
      person {
        slug
      }
    }
    whatChanged
    publishedAt
    isLatest
    licenceChanged
    text {
      html
      opening
      words
    }
    link {
      url
      host
    }
    files {
      ...FileParts
    }
    thirdPartyItems {
      id
      title
      author
      sourceUrl
      lastUpdate
      reworked
      licence {
        label
        url
      }
    }
    sources {
      id
      title
      authors
      number
      url
      licence {
        label
      }
    }
    adaptationReasons {
      label
    }
    licenceChecked
    totalSize
    downloadUrl
    jsonLd
    metadataHash
  }

  fragment FileParts on File {
    id
    name
    role
    roleLabel
    main
    size
    sha256
    servedSha256
    stamp {
      notice
      sha256
    }
    notice
    downloadUrl
    originalUrl
    copies {
      name
      state
      notice
      size
      downloadUrl
      format {
        extension
      }
    }
    format {
      label
      extension
      openness
    }
    licence {
      label
      url
    }
    preview {
      kind
      state
      imageUrl
      alternative
      pageCount
      reason
      pages {
        number
        url
        width
        height
      }
    }
  }
`);

/** Beside the page, which asks as much as a page may already; its licence, versions and print do without. */
export const standingQuery = graphql(`
  query ResourceStanding($slug: String!, $number: Int) {
    resource(slug: $slug) {
      adaptations(first: 1) {
        totalCount
      }
      collections {
        slug
        title
      }
      nextResources(first: 2) {
        ...NearLink
      }
      similarResources(first: 5) {
        ...NearLink
      }
      declaredUses {
        atLeast
      }
      version(number: $number) {
        label {
          ...LabelParts
        }
        reviewedOrigins {
          part
          passages
          reviewed
          sources {
            number
            title
            url
            label {
              state
              words
            }
          }
        }
      }
    }
  }

  fragment NearLink on NearResource {
    resource {
      slug
      version {
        title
      }
    }
    reason {
      words
    }
  }

  fragment LabelParts on ReviewLabel {
    state
    words
    version
    decidedAt
    reviews
    changedPassages
    reason
    campaign {
      title
      slug
    }
  }
`);
