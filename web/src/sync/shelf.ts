import type { Entry } from '../tasks/entries';

/** Where edits lie until the API has answered them. */
export interface Shelf {
  /** The edits of a person, of all tabs, in the order of their making. */
  load(person: string): Promise<Entry[]>;
  /** Puts an edit, in the place of one with the same tab and number. */
  put(entry: Entry): Promise<void>;
  remove(entry: Entry): Promise<void>;
  /** Forgets all edits of a person. */
  clear(person: string): Promise<void>;
}

const nameOf = ({ person, tab, seq }: Entry) => `${person} ${tab} ${seq}`;

/** A shelf that lasts as long as the page. */
export function memoryShelf(): Shelf {
  const entries = new Map<string, Entry>();
  const of = (person: string) => [...entries.values()].filter((entry) => entry.person === person);
  return {
    load: (person) => Promise.resolve(of(person).sort(byAge)),
    put: (entry) => {
      entries.set(nameOf(entry), entry);
      return Promise.resolve();
    },
    remove: (entry) => {
      entries.delete(nameOf(entry));
      return Promise.resolve();
    },
    clear: (person) => {
      for (const entry of of(person)) entries.delete(nameOf(entry));
      return Promise.resolve();
    },
  };
}

export function byAge(one: Entry, other: Entry): number {
  return one.madeAt - other.madeAt || one.seq - other.seq;
}
