import type { Task, TaskChange } from '../http/types';
import type { Edit, Entry } from '../tasks/entries';
import { canJoin, editOf, joined } from '../tasks/merge';
import { Item } from './item';
import type { Line } from './line';
import { Lines } from './lines';
import type { Ports } from './ports';
import { Sender } from './sender';
import type { Shelf } from './shelf';

/**
 * Edits that the API has not answered.
 *
 * Each lies on a shelf before it is sent, and stays there until an answer was seen. Those of one
 * task go in order, one at a time; each is known to the API by its tab and number.
 */
export class Outbox {
  private readonly lines: Lines;
  private readonly sender: Sender;

  constructor(private readonly ports: Ports) {
    this.lines = new Lines(ports);
    this.sender = new Sender(this.lines, ports);
  }

  /** Takes a person's edits from now on; those of the one before stay on his shelf. */
  open(person: string, shelf: Shelf): void {
    if (person !== this.lines.person) this.lines.forget();
    this.lines.person = person;
    this.lines.shelf = shelf;
    this.wake();
  }

  /** Adds an edit, which is sent in its turn. */
  add(task: string, edit: Edit): Item {
    const line = this.lines.of(task);
    const item = this.lines.made(task, edit);
    this.push(line, item);
    line.holdFor(0, () => undefined);
    this.sender.run(line);
    return item;
  }

  /**
   * Changes what the person sees of a task; becomes part of a change that was not sent yet.
   *
   * Args:
   *   delayMs: how long to wait for more of it.
   */
  change(task: Task, change: TaskChange, delayMs = 0): Item {
    const line = this.lines.of(task.id);
    const edit = editOf(task, change);
    let item = line.items.at(-1);
    if (item && isOpenTo(item, edit)) {
      this.lines.renew(item);
      item.entry = { ...item.entry, ...joined(item.entry as typeof edit, edit) };
      this.lines.store(item);
    } else {
      const version = line.versionFor(undefined, task);
      item = this.lines.made(task.id, { kind: 'change', ...edit, version });
      this.push(line, item);
    }
    line.holdFor(delayMs, () => {
      this.sender.run(line);
    });
    this.sender.run(line);
    return item;
  }

  private push(line: Line, item: Item): void {
    line.items.push(item);
    this.lines.store(item);
  }

  /** Sends what is held for more of it. */
  flush(task: string): void {
    const line = this.lines.get(task);
    if (!line) return;
    line.holdFor(0, () => undefined);
    this.sender.run(line);
  }

  /** Sends everything that waits. */
  wake(): void {
    for (const line of this.lines.all()) {
      line.wake();
      this.sender.run(line);
    }
  }

  /** Sends everything that waits; ends when each edit is answered or has failed again. */
  async tried(): Promise<void> {
    const items = this.lines.all().flatMap((line) => line.items.filter((item) => !item.refusal));
    const ends = items.map((item) => item.tryEnded());
    this.wake();
    await Promise.all(ends);
  }

  /** Sends once more what was refused or waits. */
  retry(task: string): void {
    const line = this.lines.get(task);
    if (!line) return;
    const refused = line.items.filter(({ refusal }) => refusal);
    for (const item of refused) {
      this.lines.remove(line, item);
      this.lines.renew(item);
      this.push(line, item);
    }
    line.wake();
    this.sender.run(line);
  }

  /** Gives up what was refused: nobody is left to mend it. */
  release(task: string): void {
    const line = this.lines.get(task);
    if (!line) return;
    for (const item of [...line.items]) {
      if (item.refusal) this.lines.drop(line, item, item.refusal);
    }
    this.lines.publish();
  }

  /** Merges what waits with what a task is now, unless that may hold some of it already. */
  hear(task: Task): void {
    const line = this.lines.get(task.id);
    if (!line || line.items.some(({ tried }) => tried)) return;
    this.lines.rebase(line, task);
    this.lines.publish();
  }

  /** Takes over what a tab has left that is gone, or this one when somebody else came between. */
  async adopt(tab: string): Promise<void> {
    const { person, shelf } = this.lines;
    const all = await shelf.load(person);
    if (person !== this.lines.person) return;
    const left = all.filter((entry) => entry.tab === tab && !this.holds(entry));
    for (const entry of left) this.lines.of(entry.taskId).insert(adopted(entry));
    for (const entry of left) this.sender.run(this.lines.of(entry.taskId));
  }

  private holds({ taskId, tab, seq }: Entry): boolean {
    const items = this.lines.get(taskId)?.items ?? [];
    return items.some(({ entry }) => entry.tab === tab && entry.seq === seq);
  }

  /** Sends what waits from a page that closes; the shelf keeps it until an answer is seen. */
  farewell(): void {
    for (const line of this.lines.all()) {
      const entry = line.farewell();
      if (entry) this.ports.deliverOnClose(entry);
    }
  }

  /** Forgets the person's edits, sent or not. */
  async clear(): Promise<void> {
    this.lines.forget();
    await this.lines.shelf.clear(this.lines.person);
  }
}

/** Whether an edit can take one more change of the same task into itself. */
function isOpenTo({ entry, tried, refusal }: Item, edit: Parameters<typeof canJoin>[1]): boolean {
  return entry.kind === 'change' && (!tried || refusal !== null) && canJoin(entry, edit);
}

/** It may have reached the API from where it was made. */
function adopted(entry: Entry): Item {
  const item = new Item(entry);
  item.tried = true;
  return item;
}
