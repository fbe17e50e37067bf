import type { Task } from '../http/types';
import type { Note } from './merge';

/** Somebody who has a task before him. */
export interface Reader {
  id: string;
  /** The API says what the task is now; null, it is gone. */
  hear: (task: Task | null) => void;
  met: (notes: readonly Note[]) => void;
  /** It may have changed, and nobody here knows how. */
  refresh: () => Promise<void>;
}

const readers = new Set<Reader>();

export function enrol(reader: Reader): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

export function readersOf(id: string): Reader[] {
  return [...readers].filter((reader) => reader.id === id);
}

export function allReaders(): Reader[] {
  return [...readers];
}
