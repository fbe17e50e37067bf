import { ask } from '../http/api';
import { call } from '../http/call';
import { pageOf, type Page } from '../http/pages';
import type { NewTask, Task, TaskChange } from '../http/types';
import type { Status } from './model';

/** The API's largest page. */
const PAGE_LIMIT = 200;

export async function fetchPage(path: string): Promise<Page<Task>> {
  return pageOf(await call<Task[]>(path));
}

/** The first pages of a list, until they hold `atLeast` tasks or the list ends. */
export async function fetchList(status: Status, atLeast: number): Promise<Page<Task>> {
  const limit = Math.min(atLeast, PAGE_LIMIT);
  let page = await fetchPage(`/api/tasks?status=${status}&limit=${limit}`);
  while (page.next !== null && page.items.length < atLeast) {
    const more = await fetchPage(page.next);
    page = { items: [...page.items, ...more.items], next: more.next };
  }
  return page;
}

export async function fetchTask(id: string): Promise<Task> {
  return (await ask('GET /tasks/{id}', { path: { id } })).data;
}

export async function createTask(body: NewTask): Promise<Task> {
  return (await ask('POST /tasks', { body })).data;
}

/** Changes a task; with a version only if it is still that one (412 otherwise). */
export async function patchTask(
  id: string,
  body: TaskChange,
  version?: Task['version'],
): Promise<Task> {
  const headers = version === undefined ? {} : { 'If-Match': `"${version}"` };
  return (await ask('PATCH /tasks/{id}', { path: { id }, body, headers })).data;
}

export async function deleteTask(id: string): Promise<void> {
  await ask('DELETE /tasks/{id}', { path: { id } });
}

export async function restoreTask(id: string): Promise<Task> {
  return (await ask('POST /tasks/{id}/restore', { path: { id } })).data;
}
