/**
 * Works on the next items while the first is still awaited, `width` at once, and gives the results in order. A failure
 * is thrown at its place in that order, never lost.
 */
export async function* ahead<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    void result.catch(() => undefined); // thrown again below, when its turn comes
    underWay.push(result);
    const [first] = underWay;
    if (underWay.length < width || first === undefined) continue;
    void underWay.shift();
    yield await first;
  }
  for (const result of underWay) yield await result;
}
