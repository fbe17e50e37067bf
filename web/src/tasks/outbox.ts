import { computed, effect, signal } from '@preact/signals';
import { session } from '../accounts/session';
import { caller } from '../http/caller';
import type { Task } from '../http/types';
import { browserShelf } from '../sync/idb-shelf';
import { Outbox } from '../sync/outbox';
import { followPage } from '../sync/page';
import { tellRefusal } from '../sync/refusals';
import { memoryShelf, type Shelf } from '../sync/shelf';
import { live, talk, thisTab, whenGone } from '../sync/tabs';
import { deliver, deliverOnClose } from './delivery';
import { readersOf } from './drafts';
import type { Entry } from './entries';
import { keepNotes } from './stray-notes';
import { known, showTask, waiting } from './store';

/** What a tab tells the others of an edit of its own. */
interface Told {
  tab: string;
  person: string;
  id: string;
  /** Null: it is gone. */
  task: Task | null;
}

/** The edits of this page that the API has not answered. */
export const outbox = new Outbox({
  tab: thisTab,
  deliver,
  deliverOnClose,
  show: (lines) => {
    waiting.value = lines;
  },
  answered,
  heard: (task) => {
    hear(task.id, task);
  },
  met: (id, notes) => {
    const readers = readersOf(id);
    for (const reader of readers) reader.met(notes);
    if (readers.length === 0) keepNotes(id, notes);
  },
  isOpen: (id) => readersOf(id).length > 0,
  refused: tellRefusal,
});

/** Counts what this page learned of its own edits and of other tabs'. */
export const news = signal(0);

function answered(entry: Entry, task: Task | null): void {
  if (known.peek().has(entry.taskId) || comesToList(entry)) showTask(entry.taskId, task);
  for (const reader of readersOf(entry.taskId)) reader.hear(task);
  tabs.say({ tab: thisTab, person: entry.person, id: entry.taskId, task });
  news.value += 1;
}

/** Whether an edit brings a task to a list that may not have held it. */
function comesToList(entry: Entry): boolean {
  if (entry.kind === 'change') return entry.change.done !== undefined;
  return entry.kind === 'create' || entry.kind === 'restore';
}

/** Takes what the API says of a task, wherever it is shown. */
function hear(id: string, task: Task | null): void {
  if (known.peek().has(id)) showTask(id, task);
  tell(id, task);
}

/** Tells those who edit a task what the API says of it. */
export function tell(id: string, task: Task | null): void {
  if (task) outbox.hear(task);
  for (const reader of readersOf(id)) reader.hear(task);
}

const tabs = talk<Told>(({ tab, person: whose, id, task }) => {
  if (whose !== person.value) return;
  watch(tab);
  hear(id, task);
  news.value += 1;
});

/** Whose edits are made here: nobody's until that is known. A link names no person. */
const person = computed(() => {
  if (caller.value === 'link') return 'link';
  return session.value.state === 'signed-in' ? session.value.user.id : null;
});

/** This tab, and those that are gone and whose edits are sent from here. */
const heirOf = new Set([thisTab]);
const watched = new Set<string>();

/** Takes over what a tab leaves behind, once it is gone. */
function watch(tab: string): void {
  if (watched.has(tab)) return;
  watched.add(tab);
  whenGone(tab, () => {
    heirOf.add(tab);
    void outbox.adopt(tab);
  });
}

async function serve(whose: string, shelf: Shelf): Promise<void> {
  outbox.open(whose, shelf);
  const left = new Set((await shelf.load(whose)).map(({ tab }) => tab));
  for (const tab of left) {
    if (heirOf.has(tab)) await outbox.adopt(tab);
    else watch(tab);
  }
}

live();
followPage(outbox);
const kept = browserShelf();
effect(() => {
  // Whoever comes by another link may come next, so what one leaves is not kept.
  const shelf = person.value === 'link' ? memoryShelf() : kept;
  if (person.value !== null) void serve(person.value, shelf);
});
