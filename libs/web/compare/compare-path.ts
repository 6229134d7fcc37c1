/** What is compared: a version of the resource with an older one, or with a version of another resource. */
export interface ComparedPair {
  slug: string;
  /** The newer side; null: the newest version. */
  b: number | null;
  /** The older side, of the same resource; null: the version before. */
  a: number | null;
  /** Or of this one. */
  other: { slug: string; version: number | null } | null;
}

/** The address of a comparison, of the words of one file in it, of one page of them. */
export function comparePath(pair: ComparedPair, part: { file?: string | null; page?: number } = {}): string {
  const { slug, a, b, other } = pair;
  const query = new URLSearchParams();
  const set = (name: string, value: string | number | null | undefined): void => {
    if (value !== null && value !== undefined) query.set(name, String(value));
  };
  if (other) set('avec', other.slug);
  if (other) set('v', other.version);
  else set('a', a);
  set('b', b);
  set('fichier', part.file);
  if (part.page && part.page > 1) set('page', part.page);
  return `/r/${slug}/comparer${query.size > 0 ? `?${query}` : ''}`;
}
