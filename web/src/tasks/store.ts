import { computed, signal } from '@preact/signals';
import { listed, type Status, type Task } from './model';

/** Every task that was loaded, of both lists. */
export const tasks = signal<readonly Task[]>([]);

export const lists = {
  open: computed(() => listed(tasks.value, 'open')),
  done: computed(() => listed(tasks.value, 'done')),
} satisfies Record<Status, unknown>;

export function findTask(id: string): Task | null {
  return tasks.value.find((task) => task.id === id) ?? null;
}

/** Shows this state of a task; null takes it off the page. */
export function showTask(id: string, task: Task | null): void {
  const others = tasks.value.filter((other) => other.id !== id);
  tasks.value = task ? [task, ...others] : others;
}
