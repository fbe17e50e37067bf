import { signal } from '@preact/signals';
import { Failure } from '../http/failure';
import { fetchList, fetchPage, fetchTask } from './api';
import { hasUnansweredEdits } from './edits';
import { merged, type Status, type Task } from './model';
import { findTask, lists, tasks } from './store';

/** Tasks of a list that are asked for at first, and with "load more". */
const PAGE_TASKS = 50;

/** Where each list goes on, null at its end. */
export const nextPages = signal<Record<Status, string | null>>({ open: null, done: null });
/** Whether the lists were read at least once. */
export const isLoaded = signal(false);
/** Why the lists could not be read the last time. */
export const readFailure = signal<Failure | null>(null);

let reading: Promise<void> | null = null;

/** Reads both lists anew, as far as they are shown. */
export function readLists(): Promise<void> {
  reading ??= read().finally(() => {
    reading = null;
  });
  return reading;
}

async function read(): Promise<void> {
  const before = tasks.value;
  const wanted = (status: Status) => Math.max(PAGE_TASKS, lists[status].value.length);
  try {
    const [open, done] = await Promise.all([
      fetchList('open', wanted('open')),
      fetchList('done', wanted('done')),
    ]);
    readFailure.value = null;
    // The answers may be older than what was done here since: the next reading will tell.
    const isOvertaken = tasks.value !== before || hasUnansweredEdits();
    if (isOvertaken && isLoaded.value) return;
    tasks.value = merged(open.items, done.items, isOvertaken ? tasks.value : []);
    nextPages.value = { open: open.next, done: done.next };
    isLoaded.value = true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    readFailure.value = error;
  }
}

export async function readMore(status: Status): Promise<void> {
  const path = nextPages.value[status];
  if (path === null) return;
  const page = await fetchPage(path);
  tasks.value = merged(page.items, tasks.value);
  nextPages.value = { ...nextPages.value, [status]: page.next };
}

/** The task with this id, read from the API when the lists do not hold it. */
export async function openTask(id: string): Promise<Task> {
  return findTask(id) ?? (await fetchTask(id));
}

/** Forgets what was read, for the next person at this screen. */
export function forgetTasks(): void {
  tasks.value = [];
  nextPages.value = { open: null, done: null };
  isLoaded.value = false;
  readFailure.value = null;
}
