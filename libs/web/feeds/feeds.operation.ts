import { graphql } from '#contract';

export const feedQuery = graphql(`
  query Feed($text: String, $filter: ResourceFilter, $sort: ResourceSort) {
    resources(text: $text, filter: $filter, sort: $sort, first: 30) {
      ...FeedEntries
    }
  }

  fragment FeedEntries on ResourceConnection {
    edges {
      node {
        id
        url
        version {
          ...FeedVersion
        }
      }
    }
  }

  fragment FeedVersion on Version {
    title
    summary
    publishedAt
    url
    licence {
      label
    }
    authors {
      name
    }
  }
`);

export const sitemapQuery = graphql(`
  query Sitemap($page: Int) {
    resources(sort: NEWEST, first: 50, page: $page) {
      pageCount
      edges {
        node {
          slug
          version {
            publishedAt
          }
        }
      }
    }
  }
`);
