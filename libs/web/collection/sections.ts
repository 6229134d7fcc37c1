interface Placed {
  readonly sectionId?: string | null;
}

interface Part<Section, Item> {
  /** Null: before all of them. */
  readonly section: Section | null;
  readonly held: Item[];
}

/** Items under their headings, in order; without the headings that hold none of them. */
export function underHeadings<Section extends { readonly id: string }, Item extends Placed>(
  sections: readonly Section[],
  items: readonly Item[],
): Part<Section, Item>[] {
  return [null, ...sections]
    .map((section) => ({
      section,
      held: items.filter(({ sectionId }) => (sectionId ?? null) === (section?.id ?? null)),
    }))
    .filter(({ held }) => held.length > 0);
}
