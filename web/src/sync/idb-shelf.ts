import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from '../tasks/entries';
import { byAge, memoryShelf, type Shelf } from './shelf';

interface Schema extends DBSchema {
  entries: { key: [person: string, tab: string, seq: number]; value: Entry };
}

const ofPerson = (person: string) => IDBKeyRange.bound([person], [person, []]);

/** How a browser says that it has no room, or has closed the database by itself. */
const UNABLE = new Set(['QuotaExceededError', 'InvalidStateError', 'AbortError', 'UnknownError']);

/** A shelf in IndexedDB, which outlives the page. */
function shelfIn(db: IDBPDatabase<Schema>): Shelf {
  return {
    load: async (person) => (await db.getAll('entries', ofPerson(person))).sort(byAge),
    put: (entry) => ifAble(db.put('entries', entry)),
    remove: ({ person, tab, seq }) => ifAble(db.delete('entries', [person, tab, seq])),
    clear: (person) => ifAble(db.delete('entries', ofPerson(person))),
  };
}

/** What can't be kept stays in memory, from where it is sent all the same. */
async function ifAble(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof DOMException) || !UNABLE.has(error.name)) throw error;
  }
}

/** The browser's shelf, opened when it is first used. */
export function browserShelf(): Shelf {
  let opened: Promise<Shelf> | undefined;
  const shelf = () => (opened ??= openShelf());
  return {
    load: async (person) => (await shelf()).load(person),
    put: async (entry) => (await shelf()).put(entry),
    remove: async (entry) => (await shelf()).remove(entry),
    clear: async (person) => (await shelf()).clear(person),
  };
}

/** The browser's shelf, or one in memory where it has none to give, as in private windows. */
async function openShelf(): Promise<Shelf> {
  try {
    const db = await openDB<Schema>('vestnik-outbox', 1, {
      upgrade(made) {
        made.createObjectStore('entries', { keyPath: ['person', 'tab', 'seq'] });
      },
    });
    return shelfIn(db);
  } catch (error) {
    // The kinds of refusal differ between browsers; what is not one is a bug and travels on.
    if (error instanceof DOMException || error instanceof ReferenceError) return memoryShelf();
    throw error;
  }
}
