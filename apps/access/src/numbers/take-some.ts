/** The first of a list that goes on as long as one asks. */
export async function takeSome<Item>(items: AsyncIterable<Item>, most: number): Promise<Item[]> {
  const taken: Item[] = [];
  for await (const item of items) {
    if (taken.length >= most) break;
    taken.push(item);
  }
  return taken;
}
