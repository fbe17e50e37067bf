import { ask } from '../http/api';
import type { NewTask, Snooze, Task, TaskChange } from '../http/types';
import { changeTo } from './fields';
import type { Note } from './merge';
import { outbox } from './outbox';
import { readLists } from './reading';
import { forgetKnown } from './store';

/** Made here, so that whatever is sent again is known again. */
const newId = () => crypto.randomUUID().replaceAll('-', '');

/*
 * Each edit is shown at once. Its promise ends when the API has it, or when it waits safely for the
 * way to be free; a Failure of it means that it was refused and taken back.
 */

export async function addTask(task: NewTask): Promise<void> {
  const id = task.id ?? newId();
  await outbox.add(id, { kind: 'create', body: { ...task, id } }).settled();
}

/** Changes a task that nobody has open as a draft. */
export async function changeTask(task: Task, change: TaskChange): Promise<void> {
  await outbox.change(task, change).settled();
}

/** Gives a field the value that it had elsewhere when an edit of here met it. */
export async function takeTheirs(task: Task, note: Note): Promise<void> {
  await changeTask(task, changeTo({ ...task, [note.field]: note.theirs }, note.field));
}

export async function setDone(task: Task, done: boolean): Promise<void> {
  await changeTask(task, { done });
}

export async function removeTask(task: Task): Promise<void> {
  await outbox.add(task.id, { kind: 'delete' }).settled();
}

export async function bringBack(task: Task): Promise<void> {
  await outbox.add(task.id, { kind: 'restore', task }).settled();
}

/** Reminds again later. */
export async function snooze(task: Task, wish: Snooze): Promise<void> {
  await outbox.add(task.id, { kind: 'snooze', wish }).settled();
}

/** Deletes all tasks, which can't wait for a connection; answers what takes it back. */
export async function removeAll(): Promise<string> {
  await outbox.tried();
  const { data } = await ask('DELETE /tasks', { headers: { 'Idempotency-Key': newId() } });
  forgetKnown();
  await readLists();
  return data.undo;
}

export async function undoRemoveAll(undo: string): Promise<void> {
  await ask('POST /tasks/undo', { body: { undo } });
  await readLists();
}
