import type { Reminder, Task } from '../http/types';

/** Characters; spec/tasks.md. */
export const TITLE_MAX = 300;

export type Status = 'open' | 'done';

export type { Reminder, Task } from '../http/types';

/** A task as it is shown until the API has answered. */
export function draftTask(id: string, title: string, reminderTime: string | null): Task {
  return {
    id,
    title,
    description: '',
    description_truncated: false,
    done: false,
    done_at: null,
    created_at: new Date().toISOString(),
    updated_at: new Date().toISOString(),
    version: 0,
    source: 'web',
    priority: 4,
    tags: [],
    due_at: null,
    recurrence: null,
    series_id: null,
    reminder_time: reminderTime,
    reminder_set: reminderTime !== null,
    reminder_sent: false,
    reminders: reminderTime === null ? [] : [draftReminder(reminderTime)],
  };
}

function draftReminder(at: string): Reminder {
  return {
    id: 'draft',
    at,
    before_s: null,
    channel: 'telegram',
    urgent: false,
    state: 'scheduled',
    sent_at: null,
    late_s: null,
    error: null,
  };
}

export function withDone(task: Task, done: boolean): Task {
  return { ...task, done, done_at: done ? new Date().toISOString() : null };
}

/** Open: newest first. Done: last done first. */
export function listed(tasks: readonly Task[], status: Status): readonly Task[] {
  const wanted = tasks.filter((task) => task.done === (status === 'done'));
  const since = (task: Task) => Date.parse(task.done_at ?? task.created_at);
  return wanted.sort((one, other) => since(other) - since(one));
}

/** Both lists as one; of a task that moved between the two answers, the newer version. */
export function merged(...lists: (readonly Task[])[]): readonly Task[] {
  const byId = new Map<string, Task>();
  for (const task of lists.flat()) {
    const known = byId.get(task.id);
    if (!known || task.version >= known.version) byId.set(task.id, task);
  }
  return [...byId.values()];
}
