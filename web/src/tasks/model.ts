import type { NewTask, Reminder, Task } from '../http/types';
import { applied } from './fields';

export type { Reminder, Task };

export type Status = 'open' | 'done';

/** A task as it is shown until the API has answered. */
export function draftTask({ id, title, text, ...fields }: NewTask): Task {
  const now = new Date().toISOString();
  const blank: Task = {
    id: id ?? '',
    title: title ?? text ?? '',
    description: '',
    description_truncated: false,
    done: false,
    done_at: null,
    created_at: now,
    updated_at: now,
    version: 0,
    source: 'web',
    priority: 4,
    tags: [],
    due_at: null,
    recurrence: null,
    series_id: null,
    reminder_time: null,
    reminder_set: false,
    reminder_sent: false,
    reminders: [],
  };
  return applied(blank, fields);
}

/** Open: newest first. Done: last done first. */
export function listed(tasks: readonly Task[], status: Status): readonly Task[] {
  const wanted = tasks.filter((task) => task.done === (status === 'done'));
  const since = (task: Task) => Date.parse(task.done_at ?? task.created_at);
  return wanted.sort((one, other) => since(other) - since(one));
}

/** Several lists as one; of a task that is in more than one, the newer version. */
export function merged(...lists: (readonly Task[])[]): readonly Task[] {
  const byId = new Map<string, Task>();
  for (const task of lists.flat()) {
    const known = byId.get(task.id);
    if (!known || task.version >= known.version) byId.set(task.id, task);
  }
  return [...byId.values()];
}
