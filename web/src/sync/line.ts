import type { Failure } from '../http/failure';
import type { Task } from '../http/types';
import type { Entry } from '../tasks/entries';
import { canJoin, joined } from '../tasks/merge';
import { backoffMs } from './backoff';
import type { Item } from './item';
import { byAge } from './shelf';

/** No task has it: the API answers with what the task is. */
const NO_VERSION = 0;

export type LineState = 'saving' | 'unsent' | 'refused';

/** The edits of one task in the order in which they are sent, one at a time. */
export class Line {
  readonly items: Item[] = [];
  /** Whether one is on its way. */
  busy = false;
  /** Why the first edit still waits. */
  fault: Failure | null = null;
  /** How often in a row the first edit came too late. */
  overtaken = 0;
  private attempts = 0;
  private isPaused = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private hold: ReturnType<typeof setTimeout> | null = null;

  get state(): LineState {
    if (this.items.some(({ refusal }) => refusal)) return 'refused';
    return this.fault ? 'unsent' : 'saving';
  }

  get failure(): Failure | null {
    return this.items.find(({ refusal }) => refusal)?.refusal ?? this.fault;
  }

  /** Puts an edit of another tab where it belongs by its age. */
  insert(item: Item): void {
    const at = this.items.findIndex(({ entry }) => byAge(item.entry, entry) < 0);
    this.items.splice(at < 0 ? this.items.length : at, 0, item);
  }

  /**
   * The version on which a change may be made: that of the task only if no edit goes before it.
   *
   * Where its line is broken, as when another tab takes over a part, it must not be taken unseen.
   */
  versionFor(item: Item | undefined, { version }: Task): number {
    const at = item ? this.items.indexOf(item) : this.items.length;
    const isFirst = this.items.slice(0, at).every(({ refusal }) => refusal);
    return isFirst ? version : NO_VERSION;
  }

  /** The edit to be sent now, if there is one. */
  next(): Item | undefined {
    if (this.isPaused) return undefined;
    const item = this.items.find(({ refusal }) => !refusal);
    return this.hold && item === this.items.at(-1) ? undefined : item;
  }

  /** Lets the last edit wait for what is still being typed; 0 lets it go. */
  holdFor(ms: number, run: () => void): void {
    if (this.hold) clearTimeout(this.hold);
    const end = () => {
      this.hold = null;
      run();
    };
    this.hold = ms === 0 ? null : setTimeout(end, ms);
  }

  /**
   * Waits before it sends again, the longer the more often it has failed; signed out, it waits to
   * be woken.
   */
  failed(fault: Failure, run: () => void): void {
    this.fault = fault;
    this.attempts += 1;
    this.isPaused = true;
    if (fault.status === 401) return;
    const end = () => {
      this.isPaused = false;
      run();
    };
    this.retry = setTimeout(end, backoffMs(this.attempts, fault.retryAfterMs));
  }

  /** The way is free. */
  recovered(): void {
    this.wake();
    this.fault = null;
    this.attempts = 0;
    this.overtaken = 0;
  }

  /** Waits for nothing any more. */
  wake(): void {
    clearTimeout(this.retry);
    this.isPaused = false;
    this.holdFor(0, () => undefined);
  }

  /**
   * What to send when the page closes and no answer can be waited for: the first edit; of changes
   * all in one, as the last of them, for whichever arrives first makes the others void.
   */
  farewell(): Entry | null {
    const [first, ...others] = this.items.filter(({ refusal }) => !refusal);
    if (!first) return null;
    first.tried = true;
    let whole = first.entry;
    for (const item of others) {
      const { entry } = item;
      if (whole.kind !== 'change' || entry.kind !== 'change') break;
      if (whole.tab !== entry.tab || !canJoin(whole, entry)) break;
      item.tried = true;
      whole = { ...entry, ...joined(whole, entry) };
    }
    return whole;
  }
}
