import { computed, effect, signal } from '@preact/signals';
import type { Task } from '../http/types';
import type { LineView } from '../sync/ports';
import { overlaid } from './entries';
import { listed, type Status } from './model';

/** What the API has said of the tasks of both lists, by id. */
export const known = signal<ReadonlyMap<string, Task>>(new Map());
/** The edits that it has not answered yet, by the id of their task. */
export const waiting = signal<ReadonlyMap<string, LineView>>(new Map());

/** Every task of both lists, as it will be once all edits are answered. */
export const tasks = computed<readonly Task[]>(() => {
  const ids = new Set([...waiting.value.keys(), ...known.value.keys()]);
  const all = [...ids].map((id) => shown(id, known.value.get(id) ?? null));
  return all.filter((task) => task !== null);
});

export const lists = {
  open: computed(() => listed(tasks.value, 'open')),
  done: computed(() => listed(tasks.value, 'done')),
} satisfies Record<Status, unknown>;

/** A task as the API knows it, with what waits put on top. */
export function shown(id: string, base: Task | null): Task | null {
  return overlaid(base, waiting.value.get(id)?.entries ?? []);
}

export function findTask(id: string): Task | null {
  return tasks.value.find((task) => task.id === id) ?? null;
}

/** Keeps what the API says of a task; null takes it off the page. */
export function showTask(id: string, task: Task | null): void {
  const others = new Map(known.value);
  if (task) others.set(id, task);
  else others.delete(id);
  known.value = others;
}

const seenTags = signal<ReadonlySet<string>>(new Set());

effect(() => {
  const more = tasks.value.flatMap((task) => task.tags);
  if (more.some((tag) => !seenTags.peek().has(tag))) {
    seenTags.value = new Set([...seenTags.peek(), ...more]);
  }
});

/** The tags of all tasks that were loaded, also of those that are not shown any more. */
export const knownTags = computed<readonly string[]>(() =>
  [...seenTags.value].sort((one, other) => one.localeCompare(other)),
);

/** Forgets what was loaded. */
export function forgetKnown(): void {
  known.value = new Map();
  seenTags.value = new Set();
}
