import type { NewTask, Snooze, Task } from '../http/types';
import type { Edited } from './merge';
import { applied } from './fields';
import { draftTask } from './model';

export type Edit =
  | { kind: 'create'; body: NewTask }
  | ({ kind: 'change' } & Edited)
  | { kind: 'delete' }
  | { kind: 'restore'; task: Task }
  | { kind: 'snooze'; wish: Snooze };

/** Where an edit was made: its name, by which the API knows it again. */
export interface Origin {
  /** Whose edit it is: nobody else may send it or see it. */
  person: string;
  /** The browser's tab, 8 to 32 of [A-Za-z0-9_-]. */
  tab: string;
  /** Rises within the tab, from 1. */
  seq: number;
}

/** An edit of a task that the API has not answered yet. */
export type Entry = Origin & { taskId: string; /** Epoch ms. */ madeAt: number } & Edit;

/** The task with the edits that still wait; null when there is none to show. */
export function overlaid(known: Task | null, entries: readonly Entry[]): Task | null {
  return entries.reduce(after, known);
}

function after(task: Task | null, entry: Entry): Task | null {
  switch (entry.kind) {
    case 'create':
      return task ?? draftTask(entry.body);
    case 'change':
      return task && applied(task, entry.change);
    case 'delete':
      return null;
    case 'restore':
      return task ?? entry.task;
    case 'snooze':
      return task;
  }
}
