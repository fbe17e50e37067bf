import { call } from '../http/call';
import { pageOf, type Page } from '../http/pages';
import type { Status, Task } from './model';

/** The API's largest page. */
const PAGE_LIMIT = 200;

export interface NewTask {
  id: string;
  title: string;
  reminder_time?: string;
}

export interface TaskChange {
  title?: string;
  done?: boolean;
  reminder_time?: string | null;
  reminder_set?: boolean;
}

const pathOf = (id: string) => `/api/tasks/${encodeURIComponent(id)}`;

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
  return (await call<Task>(pathOf(id))).data;
}

export async function createTask(body: NewTask): Promise<Task> {
  return (await call<Task>('/api/tasks', { method: 'POST', body })).data;
}

/** Changes a task; with a version only if it is still that one (412 otherwise). */
export async function patchTask(
  id: string,
  body: TaskChange,
  version?: Task['version'],
): Promise<Task> {
  const headers = version === undefined ? {} : { 'If-Match': `"${version}"` };
  return (await call<Task>(pathOf(id), { method: 'PATCH', body, headers })).data;
}

export async function deleteTask(id: string): Promise<void> {
  await call(pathOf(id), { method: 'DELETE' });
}

export async function restoreTask(id: string): Promise<Task> {
  return (await call<Task>(`${pathOf(id)}/restore`, { method: 'POST' })).data;
}
