/**
 * Which item of a vertical list a key goes to, null when it goes to none.
 *
 * Arrows go round, Home and End to the ends, a letter to the next label that begins with it.
 *
 * Args:
 *   at: the current index, -1 when there is none.
 */
export function indexAfterKey(key: string, labels: readonly string[], at: number): number | null {
  const count = labels.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return key.length === 1 ? indexOfLetter(key, labels, at) : null;
}

function indexOfLetter(letter: string, labels: readonly string[], at: number): number | null {
  const wanted = letter.toLocaleLowerCase();
  const order = labels.map((_, step) => (at + 1 + step) % labels.length);
  return order.find((index) => labels[index]?.toLocaleLowerCase().startsWith(wanted)) ?? null;
}
