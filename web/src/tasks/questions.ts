import { ask } from '../http/api';
import type { HistoryEntry, Parsed } from '../http/types';

/** What the API understands of a line; nothing is stored. */
export async function parseLine(text: string): Promise<Parsed> {
  return (await ask('POST /tasks/parse', { body: { text } })).data;
}

interface Series {
  rrule: string;
  /** An instant, or a wall time of the zone. */
  dtstart: string;
  timezone: string;
  count: number;
}

/** The first times of a series, RFC 3339 in UTC. */
export async function previewRepeat(series: Series): Promise<readonly string[]> {
  return (await ask('POST /recurrence/preview', { body: series })).data.occurrences;
}

/** The last changes of a task, newest first. */
export async function fetchHistory(id: string): Promise<readonly HistoryEntry[]> {
  return (await ask('GET /tasks/{id}/history', { path: { id } })).data;
}
