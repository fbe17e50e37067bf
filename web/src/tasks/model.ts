/** Characters; spec/tasks.md. */
export const TITLE_MAX = 300;

export type Status = 'open' | 'done';

export type ReminderState =
  'scheduled' | 'held' | 'sending' | 'sent' | 'missed' | 'failed' | 'cancelled' | 'unknown';

export interface Reminder {
  id: string;
  at: string;
  /** By which it goes or went; null: as the settings say. */
  channel: 'telegram' | 'email';
  state: ReminderState;
  sent_at: string | null;
  late_s: number | null;
  /** Why it could not be delivered. */
  error?: string | null;
}

export interface Task {
  id: string;
  title: string;
  done: boolean;
  done_at: string | null;
  created_at: string;
  version: number;
  reminder_time: string | null;
  reminder_set: boolean;
  reminder_sent: boolean;
  reminders: readonly Reminder[];
}

/** A task as it is shown until the API has answered. */
export function draftTask(id: string, title: string, reminderTime: string | null): Task {
  return {
    id,
    title,
    done: false,
    done_at: null,
    created_at: new Date().toISOString(),
    version: 0,
    reminder_time: reminderTime,
    reminder_set: reminderTime !== null,
    reminder_sent: false,
    reminders: reminderTime === null ? [] : [draftReminder(reminderTime)],
  };
}

function draftReminder(at: string): Reminder {
  return { id: 'draft', at, channel: 'telegram', state: 'scheduled', sent_at: null, late_s: null };
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
