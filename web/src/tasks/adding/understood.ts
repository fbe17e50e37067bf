import type { Parsed } from '../../http/types';

/** What a line says besides its title; each can be taken back. */
export type Part = 'time' | 'priority' | `#${string}`;

interface Span {
  start: number;
  end: number;
}

/** The parts that were understood, in the order in which they are shown. */
export function partsOf(parsed: Parsed): readonly Part[] {
  const time: Part[] = parsed.reminder_time === null ? [] : ['time'];
  const priority: Part[] = parsed.priority === null ? [] : ['priority'];
  return [...time, ...priority, ...parsed.tags.map((tag): Part => `#${tag}`)];
}

function partAt(words: string): Part {
  if (/^![1-4]$/.test(words)) return 'priority';
  return words.startsWith('#') ? `#${words.slice(1)}` : 'time';
}

/** The line without the given spans, in code points as the API counts them. */
function without(line: string, spans: readonly Span[]): string {
  const isRead = (index: number) => spans.some(({ start, end }) => start <= index && index < end);
  const kept = Array.from(line)
    .filter((_, index) => !isRead(index))
    .join('');
  return kept.replace(/\s+/g, ' ').trim();
}

/**
 * The title that is left when some parts are taken back: their words belong to it again.
 *
 * Args:
 *   line: what was typed, of which `parsed` was read.
 */
export function titleOf(line: string, parsed: Parsed, takenBack: ReadonlySet<Part>): string {
  if (takenBack.size === 0) return parsed.title;
  const characters = Array.from(line);
  const wordsOf = ({ start, end }: Span) => characters.slice(start, end).join('');
  return without(
    line,
    parsed.spans.filter((span) => !takenBack.has(partAt(wordsOf(span)))),
  );
}
