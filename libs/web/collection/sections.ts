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

/** Items under their headings, in order; without the headings that hold none of them. */
export function underHeadings<Section extends { readonly id: string }, Item extends Placed>(
  sections: readonly Section[],
  items: readonly Item[],
): Part<Section, Item>[] {
  return partsOf(sections, items).filter(({ held }) => held.length > 0);
}
