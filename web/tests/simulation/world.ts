import { Failure } from '../../src/http/failure';
import { Outbox } from '../../src/sync/outbox';
import { memoryShelf } from '../../src/sync/shelf';
import type { Entry } from '../../src/tasks/entries';
import { overlaid } from '../../src/tasks/entries';
import { Server, TEXTS, type Text } from './server';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const never = () => new Promise<never>(() => undefined);
const lost = () => new Failure('no answer', { status: 0, code: 'unreachable' });

interface Page {
  tab: string;
  outbox: Outbox;
  isAlive: boolean;
  known: Server['task'];
  waiting: readonly Entry[];
}

/** Some tabs of one browser, a server, and a network that loses and delays. */
export class World {
  readonly server = new Server();
  readonly pages: Page[] = [];
  /** Of what was typed: what the page showed before, in the same field. */
  readonly typedOver = new Map<string, string>();
  /** The last that each tab typed in each field. */
  readonly lastTyped = new Map<string, { field: Text; value: string }>();
  /** What people were told that it met theirs. */
  readonly told = new Set<string>();
  readonly shelf = memoryShelf();
  isCalm = false;
  private readonly heirs = new Map<string, Page>();
  private count = 0;

  constructor(private readonly random: () => number) {}

  pick<T>(among: readonly T[]): T | undefined {
    return among[Math.floor(this.random() * among.length)];
  }

  async openPage(): Promise<void> {
    this.count += 1;
    const tab = `tab-${String(this.count).padStart(4, '0')}`;
    const page: Page = {
      tab,
      isAlive: true,
      known: this.server.task,
      waiting: [],
      outbox: never() as never,
    };
    page.outbox = this.outboxOf(page);
    page.outbox.open('anna', this.shelf);
    this.pages.push(page);
    for (const gone of this.pages.filter(({ isAlive }) => !isAlive))
      await page.outbox.adopt(gone.tab);
  }

  private outboxOf(page: Page): Outbox {
    const learn = (task: Server['task']) => {
      if (task.version >= page.known.version) page.known = task;
    };
    return new Outbox({
      tab: page.tab,
      deliver: (entry) => this.carry(page, entry),
      deliverOnClose: (entry) => {
        this.arriveLate(entry);
      },
      show: (lines) => {
        page.waiting = lines.get('t1')?.entries ?? [];
      },
      answered: (_, task) => {
        if (task) learn(task);
      },
      heard: learn,
      met: (_, notes) => {
        for (const { theirs } of notes) if (typeof theirs === 'string') this.told.add(theirs);
      },
      isOpen: () => true,
      refused: ({ kind }) => {
        throw new Error(`a ${kind} was refused`);
      },
    });
  }

  /** A key press in a living page. */
  type(page: Page): void {
    const field = this.pick(TEXTS) ?? 'title';
    this.count += 1;
    const value = `${field} ${this.count} of ${page.tab}`;
    const shown = overlaid(page.known, page.waiting);
    if (!shown) return;
    this.typedOver.set(value, shown[field]);
    this.lastTyped.set(`${page.tab} ${field}`, { field, value });
    page.outbox.change(shown, { [field]: value }, 500);
  }

  editElsewhere(): void {
    this.count += 1;
    const field = this.pick(TEXTS) ?? 'title';
    this.server.editElsewhere(field, `${field} ${this.count} elsewhere`);
  }

  /** The page learns what the task is now, as by reading the list. */
  look(page: Page): void {
    page.known = this.server.task;
    page.outbox.hear(this.server.task);
  }

  close(page: Page): void {
    page.outbox.farewell();
    this.kill(page);
  }

  kill(page: Page): void {
    page.isAlive = false;
    void this.inherit();
  }

  /** Each tab that is gone has one heir among the living, as their locks see to. */
  private async inherit(): Promise<void> {
    const alive = this.pages.filter(({ isAlive }) => isAlive);
    for (const { tab } of this.pages.filter(({ isAlive }) => !isAlive)) {
      const heir = this.pick(alive);
      if (!heir || this.heirs.get(tab)?.isAlive) continue;
      this.heirs.set(tab, heir);
      await heir.outbox.adopt(tab);
    }
  }

  private async carry(page: Page, entry: Entry): Promise<Server['task']> {
    if (!page.isAlive) return never();
    const fate = this.isCalm ? 'fine' : this.pick(['fine', 'fine', 'lost', 'answer lost', 'late']);
    await this.passTime(page);
    if (fate === 'late') this.arriveLate(entry);
    if (fate === 'lost' || fate === 'late') throw lost();
    let answer: Server['task'] | Failure;
    try {
      answer = this.server.take(entry);
    } catch (error) {
      answer = error as Failure;
    }
    await this.passTime(page);
    if (fate === 'answer lost') throw lost();
    if (answer instanceof Failure) throw answer;
    return answer;
  }

  /** A request that nobody waits for: it comes some time, or never. */
  private arriveLate(entry: Entry): void {
    if (this.random() < 0.3) return;
    setTimeout(() => {
      try {
        this.server.take(entry);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
      }
    }, this.random() * 4_000);
  }

  private async passTime(page: Page): Promise<void> {
    const ms = this.random() * 600;
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
    if (!page.isAlive) await never();
  }
}
