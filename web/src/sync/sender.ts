import { batch } from '@preact/signals';
import { Failure } from '../http/failure';
import type { Task } from '../http/types';
import { fieldsOf, type Field } from '../tasks/fields';
import { isEmpty, split, without, type Edited } from '../tasks/merge';
import type { Item } from './item';
import type { Line } from './line';
import type { Lines } from './lines';
import type { Ports } from './ports';
import { Slots } from './slots';
import { verdictOf } from './verdict';

/** At once; the browser's other connections are for reading. */
const SENT_AT_ONCE = 3;
/** How often in a row a change may be overtaken before it waits. */
const OVERTAKEN_MAX = 5;

/** Sends what waits in a line, and does what the answers ask for. */
export class Sender {
  private readonly slots = new Slots(SENT_AT_ONCE);
  /** New tasks stand in the order in which the API makes them. */
  private readonly making = new Slots(1);

  constructor(
    private readonly lines: Lines,
    private readonly ports: Ports,
  ) {}

  /** Sends what may go now, in order, until something has to wait. */
  run(line: Line): void {
    if (!line.busy) void this.sendAll(line);
    this.lines.publish();
  }

  private async sendAll(line: Line): Promise<void> {
    line.busy = true;
    try {
      for (let item = line.next(); item; item = line.next()) await this.send(line, item);
    } finally {
      line.busy = false;
      this.lines.publish();
    }
  }

  private send(line: Line, item: Item): Promise<void> {
    const inTurn = () => this.slots.take(() => this.deliver(line, item));
    return item.entry.kind === 'create' ? this.making.take(inTurn) : inTurn();
  }

  private async deliver(line: Line, item: Item): Promise<void> {
    item.tried = true;
    await item.stored;
    try {
      this.answered(line, item, await this.ports.deliver(item.entry));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.failed(line, item, error);
    }
  }

  private answered(line: Line, item: Item, task: Task | null): void {
    batch(() => {
      line.recovered();
      this.lines.remove(line, item);
      if (item.entry.person === this.lines.person) {
        if (task) this.lines.rebase(line, task);
        this.ports.answered(item.entry, task);
      }
      item.settle();
      this.lines.publish();
    });
  }

  private failed(line: Line, item: Item, failure: Failure): void {
    batch(() => {
      const verdict = verdictOf(failure);
      if (verdict === 'passing') this.wait(line, item, failure);
      else if (verdict === 'overtaken') this.merge(line, item, failure);
      else this.refuse(line, item, failure);
      this.lines.publish();
    });
  }

  private wait(line: Line, item: Item, failure: Failure): void {
    item.settle();
    line.failed(failure, () => {
      this.run(line);
    });
  }

  private merge(line: Line, item: Item, failure: Failure): void {
    const theirs = failure.current as Task;
    this.lines.rebase(line, theirs);
    this.ports.heard(theirs);
    line.overtaken += 1;
    if (line.overtaken > OVERTAKEN_MAX) this.wait(line, item, failure);
  }

  private refuse(line: Line, item: Item, failure: Failure): void {
    const { entry } = item;
    const isGone = failure.status === 404 || failure.status === 410;
    if (entry.kind === 'delete' && isGone) this.answered(line, item, null);
    else if (entry.kind === 'change' && this.ports.isOpen(entry.taskId)) {
      this.park(line, item, entry, failure);
    } else if (entry.kind === 'create') this.dropAll(line, failure);
    else this.lines.drop(line, item, failure);
  }

  /**
   * Keeps what was refused for the person to mend, unless he has changed it since, and sends the
   * fields that are well.
   */
  private park(line: Line, item: Item, edit: Edited, failure: Failure): void {
    const [bad, good] = split(edit, Object.keys(failure.fields));
    const at = line.items.indexOf(item) + 1;
    const wrong = without(bad, line.items.slice(at).flatMap(fieldsIn));
    if (!isEmpty(wrong)) {
      const parked = this.lines.made(item.entry.taskId, { kind: 'change', ...wrong });
      parked.refusal = failure;
      line.items.splice(at, 0, parked);
      this.lines.store(parked);
    }
    if (isEmpty(good)) {
      this.lines.remove(line, item);
      item.settle();
    } else {
      item.entry = { ...item.entry, ...good };
      this.lines.store(item);
    }
  }

  /** A task that was never made takes all that was to follow with it. */
  private dropAll(line: Line, failure: Failure): void {
    for (const item of [...line.items]) this.lines.drop(line, item, failure);
  }
}

function fieldsIn({ entry }: Item): Field[] {
  return entry.kind === 'change' ? fieldsOf(entry.change) : [];
}
