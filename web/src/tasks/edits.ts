import { Failure } from '../http/failure';
import { fromWallTime, toWallTime } from '../texts/dates';
import type { TaskChange } from '../http/types';
import { createTask, deleteTask, patchTask, restoreTask } from './api';
import { draftTask, withDone, type Task } from './model';
import { findTask, showTask } from './store';

interface Line {
  tail: Promise<Task | null>;
  /** What the API last said the task is. */
  known: Task | null;
}

/** The changes of each task that the API has not answered yet. */
const lines = new Map<string, Line>();

export function hasUnansweredEdits(): boolean {
  return lines.size > 0;
}

/**
 * Shows a change at once and sends it after the earlier ones of the same task.
 *
 * The answer is shown when no later change waits. A refused change goes back to what the API last
 * said, which a 412 brings with it, and its Failure is thrown.
 */
async function edit(id: string, after: Task | null, request: () => Promise<Task | null>) {
  const line = lines.get(id);
  const tail = line ? line.tail.then(request, request) : request();
  const mine: Line = { tail, known: line ? line.known : findTask(id) };
  lines.set(id, mine);
  showTask(id, after);
  try {
    mine.known = await tail;
    const latest = lines.get(id);
    if (latest) latest.known = mine.known;
  } catch (error) {
    if (error instanceof Failure && error.current) mine.known = error.current as Task;
    throw error;
  } finally {
    if (lines.get(id) === mine) {
      lines.delete(id);
      showTask(id, mine.known);
    }
  }
}

/** Adds a task; its id is made here, so that sending it again adds no second one. */
export async function addTask(title: string, wallTime: string): Promise<void> {
  const reminderTime = wallTime ? fromWallTime(wallTime) : null;
  const id = crypto.randomUUID().replaceAll('-', '');
  const body = { id, title, ...(reminderTime && { reminder_time: reminderTime }) };
  await edit(id, draftTask(id, title, reminderTime), () => createTask(body));
}

export async function setDone(task: Task, done: boolean): Promise<void> {
  await edit(task.id, withDone(task, done), () => patchTask(task.id, { done }));
}

/** Saves title and time over the version that the person saw. */
export async function saveTask(seen: Task, title: string, wallTime: string): Promise<void> {
  const seenTime = seen.reminder_time ? toWallTime(seen.reminder_time) : '';
  const change: TaskChange = {
    ...(title !== seen.title && { title }),
    ...(wallTime !== seenTime && {
      reminder_time: wallTime ? fromWallTime(wallTime) : null,
      reminder_set: wallTime !== '',
    }),
  };
  if (Object.keys(change).length === 0) return;
  await edit(seen.id, { ...seen, title }, () => patchTask(seen.id, change, seen.version));
}

export async function removeTask(task: Task): Promise<void> {
  await edit(task.id, null, async () => {
    await deleteTask(task.id);
    return null;
  });
}

export async function bringBack(task: Task): Promise<void> {
  await edit(task.id, task, () => restoreTask(task.id));
}
