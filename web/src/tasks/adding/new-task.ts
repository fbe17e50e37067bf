import type { NewTask, Parsed } from '../../http/types';
import { titleOf, type Part } from './understood';
import type { Reading } from './use-reading';

/** One of the meanings of a doubtful time. */
export type Meaning = Parsed['ambiguous'][number];

/**
 * The task that a line asks for: just what its chips say.
 *
 * A line that nobody has read yet is read by the API when it gets it, maybe much later; one whose
 * time the API has refused is a title.
 */
export function taskOf(
  line: string,
  reading: Reading | null,
  takenBack: ReadonlySet<Part>,
): NewTask {
  const parsed = reading?.parsed;
  if (!parsed) return isRefused(reading) ? { title: line.trim() } : { text: line };
  const hasTime = parsed.reminder_time !== null && !takenBack.has('time');
  return {
    title: titleOf(line, parsed, takenBack),
    ...marksOf(parsed, takenBack),
    ...(hasTime && timeOf(parsed)),
  };
}

/** Whether the API has read the line and told what is wrong with its time. */
export function isRefused(reading: Reading | null): boolean {
  return reading?.failure?.status === 422;
}

/** The task with the time that was meant. */
export function taskMeaning(meaning: Meaning, parsed: Parsed): NewTask {
  return { title: meaning.title, ...marksOf(parsed, new Set()), ...timeOf(meaning) };
}

function timeOf({ reminder_time, recurrence }: Parsed | Meaning): Partial<NewTask> {
  return { reminder_time, ...(recurrence && { recurrence }) };
}

function marksOf({ priority, tags }: Parsed, takenBack: ReadonlySet<Part>): Partial<NewTask> {
  const kept = tags.filter((tag) => !takenBack.has(`#${tag}`));
  return {
    ...(priority !== null && !takenBack.has('priority') && { priority }),
    ...(kept.length > 0 && { tags: kept }),
  };
}
