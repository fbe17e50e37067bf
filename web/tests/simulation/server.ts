import { Failure } from '../../src/http/failure';
import type { Task } from '../../src/http/types';
import { applied } from '../../src/tasks/fields';
import type { Entry } from '../../src/tasks/entries';
import { aTask } from '../factories';

/** One text of the task that took the place of another. */
export interface Overwriting {
  field: Text;
  before: string;
  after: string;
}

export const TEXTS = ['title', 'description'] as const;
export type Text = (typeof TEXTS)[number];

interface Run {
  tab: string;
  seq: number;
  fromVersion: number;
  version: number;
}

/** One task as the API keeps it: versions, autosaves that are known again, and what it ever said. */
export class Server {
  task = aTask({ title: 'title 0', description: 'description 0' });
  readonly history: Overwriting[] = [];
  private run: Run | null = null;

  /** Somebody else changes it: the bot, another device. */
  editElsewhere(field: Text, value: string): void {
    this.write({ [field]: value });
  }

  /** A change of the web app, as `PATCH /tasks/{id}` with `Vestnik-Autosave` takes it. */
  take(entry: Entry): Task {
    if (entry.kind !== 'change') throw new Error(`the simulation knows no ${entry.kind}`);
    const { tab, seq, change } = entry;
    if (this.run?.tab === tab && seq <= this.run.seq) return this.task;
    const fromVersion = this.madeOn(entry);
    if (fromVersion === null) {
      throw new Failure('overtaken', { status: 412, code: 'version_mismatch', current: this.task });
    }
    this.write(change);
    this.run = { tab, seq, fromVersion, version: this.task.version };
    return this.task;
  }

  /** The version before the run of edits that this one belongs to; null: others came between. */
  private madeOn({ tab, version }: Extract<Entry, { kind: 'change' }>): number | null {
    const { run, task } = this;
    const isOwn = run?.tab === tab && run.version === task.version && version >= run.fromVersion;
    if (isOwn) return run.fromVersion;
    return version === task.version ? version : null;
  }

  /** Whether a text was ever what the task said. */
  everSaid(field: Text, value: string): boolean {
    return this.history.some((one) => one.field === field && one.after === value);
  }

  private write(change: Partial<Record<Text, string | null>>): void {
    for (const field of TEXTS) {
      const after = change[field];
      const before = this.task[field];
      if (typeof after === 'string' && after !== before) {
        this.history.push({ field, before, after });
      }
    }
    this.task = { ...applied(this.task, change), version: this.task.version + 1 };
  }
}
