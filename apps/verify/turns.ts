const AT_ONCE = 4;

/** Asks of each, a few at a time, what is wrong with it; keeps the order, leaves out the sound ones. */
export async function inTurns<Item>(
  items: readonly Item[],
  wrong: (item: Item) => Promise<string | null>,
): Promise<string[]> {
  const found: (string | null)[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < items.length; place = next++)
      found[place] = await wrong(items[place] as Item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return found.filter((each) => each !== null);
}
