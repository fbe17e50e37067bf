import { effect } from '@preact/signals';
import { Failure } from '../http/failure';
import { fetchChanges } from '../tasks/api';
import { news } from '../tasks/outbox';
import { followReminders } from './reminder-looks';

/** How often to ask after a sign of life, and at the longest; spec/web.md. */
const SHORTEST_MS = 5_000;
const LONGEST_MS = 60_000;
const SLOWER = 1.5;
/** After this long the tasks are read anyway: that they changed is a hint, and may be lost (ADR 17). */
const SURE_MS = 300_000;

/**
 * Asks whether the tasks have changed, while somebody can see the page: often after each sign of
 * life, then ever more seldom.
 *
 * Args:
 *   onChange: reads them anew. Also called at the start, for what is read then is no older than the
 *     counter, and when the instant of a reminder has passed, of which the counter says nothing.
 *
 * Answers what stops it.
 */
export function followChanges(onChange: () => void): () => void {
  const watch = new Watch(onChange);
  const listening = new AbortController();
  const on = (target: EventTarget, names: string[], react: () => void) => {
    for (const name of names) target.addEventListener(name, react, listening);
  };
  on(window, ['focus', 'online'], () => {
    watch.askNow();
  });
  on(document, ['visibilitychange'], () => {
    watch.askNow();
  });
  on(window, ['pointerdown', 'keydown'], () => {
    watch.hurry();
  });
  const stopNews = effect(() => {
    if (news.value > 0) watch.hurry();
  });
  const stopLooks = followReminders(onChange);
  watch.askNow();
  return () => {
    listening.abort();
    stopNews();
    stopLooks();
    watch.stop();
  };
}

class Watch {
  private seen: number | null = null;
  private waitMs = SHORTEST_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Infinity;
  private readAt = 0;
  private isAsking = false;
  private isStopped = false;

  constructor(private readonly onChange: () => void) {}

  /** Asks at once, and soon again. */
  askNow(): void {
    this.waitMs = SHORTEST_MS;
    void this.ask();
  }

  /** Asks soon, for somebody is there. */
  hurry(): void {
    this.waitMs = SHORTEST_MS;
    if (this.dueAt > Date.now() + SHORTEST_MS) this.plan();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async ask(): Promise<void> {
    if (this.isAsking || document.visibilityState === 'hidden') return;
    this.isAsking = true;
    const isChanged = await this.hasChanged();
    this.isAsking = false;
    this.answered(isChanged);
  }

  /** Also true at first; without an answer only then. */
  private async hasChanged(): Promise<boolean> {
    const before = this.seen;
    try {
      this.seen = await fetchChanges(before ?? 0);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.seen ??= 0;
    }
    return this.seen !== before;
  }

  private answered(isChanged: boolean): void {
    if (this.isStopped) return;
    this.plan();
    this.waitMs = isChanged ? SHORTEST_MS : Math.min(LONGEST_MS, this.waitMs * SLOWER);
    if (isChanged || Date.now() - this.readAt > SURE_MS) this.read();
  }

  private read(): void {
    this.readAt = Date.now();
    this.onChange();
  }

  private plan(): void {
    clearTimeout(this.timer);
    this.dueAt = Date.now() + this.waitMs;
    this.timer = setTimeout(() => void this.ask(), this.waitMs);
  }
}
