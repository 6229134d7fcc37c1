import { Feed } from 'feed';
import { shortCredit } from '../layout/words.js';

/** A resource in a feed, or a call for some. */
interface FeedNode {
  readonly url: string;
  readonly version?: {
    readonly title: string;
    readonly summary: string;
    /** When there was this to tell. */
    readonly publishedAt: string;
    readonly url: string;
    /** Of a resource. */
    readonly licence?: { readonly label: string };
    readonly authors: readonly { readonly name: string }[];
  } | null;
}

interface AtomFeed {
  title: string;
  origin: string;
  /** The path of the page that the feed follows, and of the feed itself. */
  path: string;
  feedPath: string;
  resources: { readonly edges: readonly { readonly node: FeedNode }[] };
}

/** An Atom 1.0 document of resources. The library escapes every text. */
export function atomOf({ title, origin, path, feedPath, resources }: AtomFeed): string {
  const versions = resources.edges.flatMap(({ node }) =>
    node.version ? [{ ...node, version: node.version }] : [],
  );
  const newest = versions
    .map(({ version }) => version.publishedAt)
    .sort()
    .at(-1);
  const feed = new Feed({
    id: origin + feedPath,
    title,
    link: origin + path,
    language: 'fr',
    copyright: 'Chaque ressource porte sa licence.',
    feedLinks: { atom: origin + feedPath },
    // A feed must say when it changed; of an empty one the library would say « now », at every reading.
    updated: new Date(newest ?? 0),
  });
  for (const { url, version } of versions)
    feed.addItem({
      id: version.url,
      title: version.title,
      link: url,
      description: version.summary,
      date: new Date(version.publishedAt),
      author: [{ name: shortCredit(version.authors.map(({ name }) => name)) }],
      category: version.licence ? [{ name: version.licence.label }] : [],
    });
  return feed.atom1();
}
