import type { Failure } from '../http/failure';
import type { Task } from '../http/types';
import type { Edit, Origin } from '../tasks/entries';
import { applied } from '../tasks/fields';
import { isEmpty, rebased } from '../tasks/merge';
import { Item } from './item';
import { Line } from './line';
import type { Ports } from './ports';
import { memoryShelf, type Shelf } from './shelf';

/** What waits of one person, in memory and on his shelf alike. */
export class Lines {
  person = '';
  shelf: Shelf = memoryShelf();
  private readonly byTask = new Map<string, Line>();
  private seq = 0;

  constructor(private readonly ports: Ports) {}

  all(): Line[] {
    return [...this.byTask.values()];
  }

  get(task: string): Line | undefined {
    return this.byTask.get(task);
  }

  of(task: string): Line {
    const line = this.byTask.get(task) ?? new Line();
    this.byTask.set(task, line);
    return line;
  }

  /** A new edit of this tab. */
  made(taskId: string, edit: Edit): Item {
    return new Item({ ...this.origin(), taskId, madeAt: Date.now(), ...edit });
  }

  /** An edit that was refused, mended: to the API a new one. */
  renew(item: Item): void {
    if (!item.refusal) return;
    this.unstore(item);
    item.entry = { ...item.entry, ...this.origin(), madeAt: Date.now() };
    item.refusal = null;
    item.tried = false;
  }

  private origin(): Origin {
    this.seq += 1;
    return { person: this.person, tab: this.ports.tab, seq: this.seq };
  }

  /** Puts an edit on the shelf, as it is now. */
  store(item: Item): void {
    const { entry } = item;
    const put = () => this.shelf.put(entry);
    item.stored = item.stored.then(put);
  }

  remove(line: Line, item: Item): void {
    const at = line.items.indexOf(item);
    if (at >= 0) line.items.splice(at, 1);
    this.unstore(item);
  }

  private unstore({ entry, stored }: Item): void {
    void stored.then(() => this.shelf.remove(entry));
  }

  /** Takes an edit back, and tells whoever made it. */
  drop(line: Line, item: Item, failure: Failure): void {
    this.remove(line, item);
    if (!item.refuse(failure)) this.ports.refused(item.entry, failure);
  }

  /** Puts what waits on top of what the task is now. */
  rebase(line: Line, theirs: Task): void {
    let now = theirs;
    for (const item of [...line.items]) {
      const { entry } = item;
      if (entry.kind !== 'change') continue;
      const { edit, notes } = rebased(entry, now);
      if (notes.length > 0) this.ports.met(entry.taskId, notes);
      item.entry = { ...entry, ...edit, version: line.versionFor(item, theirs) };
      now = applied(now, edit.change);
      if (isEmpty(edit)) {
        this.remove(line, item);
        item.settle();
      } else this.store(item);
    }
  }

  forget(): void {
    for (const line of this.byTask.values()) line.wake();
    this.byTask.clear();
    this.publish();
  }

  publish(): void {
    for (const [task, line] of this.byTask) {
      if (line.items.length === 0 && !line.busy) this.byTask.delete(task);
    }
    const views = [...this.byTask].map(([task, line]) => {
      const entries = line.items.map(({ entry }) => entry);
      return [task, { entries, state: line.state, failure: line.failure }] as const;
    });
    this.ports.show(new Map(views));
  }
}
