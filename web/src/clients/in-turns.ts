/** As many requests at a time as the API answers without making others wait. */
const AT_ONCE = 4;

/**
 * Does the same with each of many, a few at a time; the first that fails ends it.
 *
 * Args:
 *   tell: gets how many are done.
 */
export async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
  tell: (done: number) => void,
): Promise<void> {
  const waiting = [...items];
  let done = 0;
  const takeTurns = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
      done += 1;
      tell(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
}
