import type { Work } from '#licensing';
import type { Part } from '../draft/part.js';
import type { NamedSource } from './source.js';
import type { WorkRow } from './work-row.js';

/** Where a version stands: the address that a credit gives. */
export type AddressOf = (row: { slug: string | null; number: number }) => string;

/** Versions as the licence library credits them, each with all that it comes from. An author who asked not to be named is not. */
export function worksOf(rows: readonly WorkRow[], addressOf: AddressOf): Map<string, Work> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const works = new Map<string, Work>();
  const build = (row: WorkRow): Work => {
    const known = works.get(row.id);
    if (known) return known;
    const work: Work = {
      title: row.title,
      authors: row.credits.filter(({ withdrawn }) => !withdrawn).map(({ name }) => name),
      licence: row.licenceId,
      source: addressOf(row),
      modified: row.modified ?? undefined,
      creditRemoved: row.credits.length > 0 && row.credits.every(({ withdrawn }) => withdrawn),
      basedOn: row.sources.map((source) => {
        const pinned = source.sourceVersionId ? byId.get(source.sourceVersionId) : undefined;
        if (!pinned) return outside(source);
        return source.agreed ? { ...build(pinned), agreed: true } : build(pinned);
      }),
      borrowed: row.items.map(borrowed),
    };
    works.set(row.id, work);
    return work;
  };
  for (const row of rows) build(row);
  return works;
}

const outside = (source: Omit<WorkRow['sources'][number], 'sourceVersionId' | 'agreed'>): Work => ({
  title: source.title ?? undefined,
  authors: source.author ? [source.author] : [],
  licence: source.licenceId,
  source: source.url ?? undefined,
});

const borrowed = (item: WorkRow['items'][number]): Work => ({
  title: item.title,
  authors: item.author ? [item.author] : [],
  licence: item.licenceId,
  source: item.url ?? undefined,
  lastUpdate: item.lastUpdate ?? undefined,
});

/** What a draft comes from and holds of others, under this licence; `pinned` are the works of its sources by their version. */
export function takenUp(
  { sources, items, licence }: { sources: readonly NamedSource[]; items: readonly Part[]; licence: string },
  pinned: ReadonlyMap<string, Work>,
): Pick<Work, 'basedOn' | 'borrowed'> {
  return {
    basedOn: sources.map((source) => {
      const known = pinned.get(source.sourceVersionId ?? '');
      if (known) return source.agreedTo.includes(licence) ? { ...known, agreed: true } : known;
      return outside({
        title: source.outsideTitle,
        author: source.outsideAuthor,
        url: source.outsideUrl,
        licenceId: source.licenceId,
      });
    }),
    borrowed: items.map((item) =>
      borrowed({
        title: item.title ?? '',
        author: item.author ?? '',
        url: item.url,
        licenceId: item.licenceId ?? '',
        lastUpdate: item.lastUpdate,
      }),
    ),
  };
}
