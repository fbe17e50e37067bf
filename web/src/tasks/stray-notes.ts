import { signal, type ReadonlySignal } from '@preact/signals';
import type { Note } from './merge';

/** A note of a task that nobody had open, as when an edit was sent long after it was made. */
export interface StrayNote extends Note {
  key: number;
  taskId: string;
}

const kept = signal<readonly StrayNote[]>([]);
let lastKey = 0;

export const strayNotes: ReadonlySignal<readonly StrayNote[]> = kept;

export function keepNotes(taskId: string, notes: readonly Note[]): void {
  const more = notes.map((note) => ({ ...note, taskId, key: ++lastKey }));
  kept.value = [...kept.value, ...more];
}

export function dismissStrayNote(key: number): void {
  kept.value = kept.value.filter((note) => note.key !== key);
}
