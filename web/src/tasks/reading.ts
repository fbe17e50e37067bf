import { effect, signal } from '@preact/signals';
import { Failure } from '../http/failure';
import type { Task } from '../http/types';
import { fetchList, fetchPage, fetchTask } from './api';
import { allReaders } from './drafts';
import { merged, type Status } from './model';
import { news, tell } from './outbox';
import { forgetKnown, known, lists, shown } from './store';

/** Tasks of a list that are asked for at first, and with "load more". */
const PAGE_TASKS = 50;
/** How long the typing of a search must pause before it is asked for. */
const SEARCH_PAUSE_MS = 250;

/** Where each list goes on, null at its end. */
export const nextPages = signal<Record<Status, string | null>>({ open: null, done: null });
/** Whether the lists were read at least once. */
export const isLoaded = signal(false);
/** Why the lists could not be read the last time. */
export const readFailure = signal<Failure | null>(null);
/** What is looked for in both lists; spec/api.md, `q`. */
export const search = signal('');

interface Round {
  q: string;
  /** How often it was asked for: each time more may have changed. */
  asked: number;
  done: Promise<void>;
}

/** The reading that counts: the answers of an earlier one come too late. */
let round: Round | null = null;

/** Reads both lists anew, as far as they are shown. */
export function readLists(): Promise<void> {
  const q = search.peek().trim();
  if (round?.q === q) {
    round.asked += 1;
    return round.done;
  }
  const mine: Round = { q, asked: 1, done: Promise.resolve() };
  round = mine;
  mine.done = readUntilNew(mine).finally(() => {
    if (round === mine) round = null;
  });
  return mine.done;
}

async function readUntilNew(mine: Round): Promise<void> {
  let answered = 0;
  while (answered < mine.asked && round === mine) {
    answered = mine.asked;
    await read(mine);
  }
}

async function read(mine: Round): Promise<void> {
  const before = news.peek();
  const wanted = (status: Status) => Math.max(PAGE_TASKS, lists[status].peek().length);
  try {
    const [open, done] = await Promise.all([
      fetchList('open', wanted('open'), mine.q),
      fetchList('done', wanted('done'), mine.q),
    ]);
    if (round !== mine) return;
    readFailure.value = null;
    // An edit was answered meanwhile, and what was read may be older than it.
    const isOvertaken = news.peek() !== before;
    if (isOvertaken) mine.asked += 1;
    if (isOvertaken && isLoaded.peek()) return;
    keep(merged(open.items, done.items, isLoaded.peek() ? [] : [...known.peek().values()]));
    nextPages.value = { open: open.next, done: done.next };
    isLoaded.value = true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (round === mine) readFailure.value = error;
  }
}

function keep(read: readonly Task[]): void {
  known.value = new Map(read.map((task) => [task.id, task]));
  for (const task of read) tell(task.id, task);
  for (const reader of allReaders()) if (!known.peek().has(reader.id)) void reader.refresh();
}

export async function readMore(status: Status): Promise<void> {
  const path = nextPages.value[status];
  if (path === null) return;
  const page = await fetchPage(path);
  // Another search has begun since, and its lists are others.
  if (nextPages.value[status] !== path) return;
  const all = merged(page.items, [...known.value.values()]);
  known.value = new Map(all.map((task) => [task.id, task]));
  nextPages.value = { ...nextPages.value, [status]: page.next };
}

/** The whole task with this id, read from the API when the lists do not hold all of it. */
export async function openTask(id: string): Promise<Task> {
  const task = shown(id, known.peek().get(id) ?? null);
  return task && !task.description_truncated ? task : await fetchTask(id);
}

/** Reads the lists again whenever another search is typed, once the typing pauses. */
export function followSearch(): () => void {
  let asked = search.peek();
  return effect(() => {
    const { value } = search;
    if (value === asked) return;
    const timer = setTimeout(() => {
      asked = value;
      void readLists();
    }, SEARCH_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  });
}

/** Forgets what was read, for the next person at this screen. */
export function forgetTasks(): void {
  round = null;
  forgetKnown();
  search.value = '';
  nextPages.value = { open: null, done: null };
  isLoaded.value = false;
  readFailure.value = null;
}
