import { addressOf, ask } from '../http/api';
import { call } from '../http/call';
import { pageOf, type Page } from '../http/pages';
import type { Task } from '../http/types';
import type { Status } from './model';

/** The API's largest page. */
const PAGE_LIMIT = 200;

export async function fetchPage(path: string): Promise<Page<Task>> {
  return pageOf(await call<Task[]>(path));
}

/** The first pages of a list, until they hold `atLeast` tasks or the list ends. */
export async function fetchList(status: Status, atLeast: number, q: string): Promise<Page<Task>> {
  const query = { status, limit: Math.min(atLeast, PAGE_LIMIT), ...(q && { q }) };
  let page = await fetchPage(addressOf('/tasks', { query }));
  while (page.next !== null && page.items.length < atLeast) {
    const more = await fetchPage(page.next);
    page = { items: [...page.items, ...more.items], next: more.next };
  }
  return page;
}

export async function fetchTask(id: string): Promise<Task> {
  return (await ask('GET /tasks/{id}', { path: { id } })).data;
}

/** The counter of the caller's changes; `since`: as it is known. */
export async function fetchChanges(since: number): Promise<number> {
  return (await call<{ n: number }>(`/api/changes?since=${since}`)).data.n;
}
