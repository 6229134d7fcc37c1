interface Placed {
  readonly sectionId?: string | null;
}

interface Part<Section, Item> {
  /** Null: before all of them. */
  readonly section: Section | null;
  readonly held: Item[];
}

/** Every part of a collection, in order, with those of these items that stand in it. */
export function partsOf<Section extends { readonly id: string }, Item extends Placed>(
  sections: readonly Section[],
  items: readonly Item[],
): Part<Section, Item>[] {
  return [null, ...sections].map((section) => ({
    section,
    held: items.filter(({ sectionId }) => (sectionId ?? null) === (section?.id ?? null)),
  }));
}

/**
 * Ids of the sections whose end stands on this page: there stands what is found for them. `all`: items of the collection;
 * what stands in no section comes before them.
 */
export function endingOn(
  sections: readonly { readonly id: string; readonly itemCount: number }[],
  { all, page, perPage }: { all: number; page: number; perPage: number },
): Set<string> {
  let end = all - sections.reduce((sum, { itemCount }) => sum + itemCount, 0);
  const here = new Set<string>();
  for (const { id, itemCount } of sections) {
    end += itemCount;
    if (Math.max(1, Math.ceil(end / perPage)) === page) here.add(id);
  }
  return here;
}

/** Items under their headings, in order; without the headings that hold none of them, nor what is found for them. */
export function underHeadings<Section extends { readonly id: string }, Item extends Placed>(
  sections: readonly Section[],
  items: readonly Item[],
  found: ReadonlyMap<string, unknown> = new Map(),
): Part<Section, Item>[] {
  return partsOf(sections, items).filter(
    ({ section, held }) => held.length > 0 || (section !== null && found.has(section.id)),
  );
}
