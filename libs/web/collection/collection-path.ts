interface Asked {
  /** Of its secret address: whoever came by it stays in it. */
  readonly key?: string | null;
  readonly page?: number;
  readonly door?: '' | '/imprimer';
}

/** Where a collection is read, page by page, and printed. */
export function readPath(slug: string, { key = null, page, door = '' }: Asked = {}): string {
  const query = new URLSearchParams({
    ...(page === undefined ? {} : { page: String(page) }),
    ...(key === null ? {} : { cle: key }),
  });
  return `/c/${slug}${door}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** What tells of a collection that everybody sees when it grows. */
export const feedOf = ({ slug, title }: { slug: string; title: string }) => ({
  title: `Essaim : ${title}`,
  path: `/c/${slug}.atom`,
});
