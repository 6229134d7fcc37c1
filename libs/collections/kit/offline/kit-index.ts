/** A page of a kit as a list of results shows it. */
export interface FoundPage {
  readonly title: string;
  /** From the folder of the kit. */
  readonly path: string;
  /** « Leçon · CM1 · 45 min ». */
  readonly facts: string;
}

/** What a kit holds, word by word: made once with the kit, read by its search page. */
export interface KitIndex {
  /** The lists by which words are read, as #platform/search-engine keeps them. */
  readonly french: {
    readonly stopWords: string;
    readonly elided: string;
    readonly irregular: Readonly<Record<string, string>>;
  };
  readonly pages: readonly FoundPage[];
  /** In the order of their signs (UTF-16 units), apart by a space. */
  readonly stems: string;
  /**
   * For each stem pairs of numbers: how many pages further than the pair before, from page 0, and how much that page is
   * about it (1 to 9).
   */
  readonly places: readonly (readonly number[])[];
}
