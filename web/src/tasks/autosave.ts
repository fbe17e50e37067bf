import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { Failure } from '../http/failure';
import type { Task, TaskChange } from '../http/types';
import type { LineState } from '../sync/line';
import { fetchTask } from './api';
import { enrol, type Reader } from './drafts';
import { applied, changeTo } from './fields';
import type { Note } from './merge';
import { outbox } from './outbox';
import { known, shown, waiting } from './store';

/** How long a change waits for more typing; spec/web.md. */
const PAUSE_MS = 500;

export type SaveState = 'saved' | LineState;

/** A task that is being edited, and saves itself. */
export interface Draft {
  /** With what was typed here. */
  task: ReadonlySignal<Task>;
  state: ReadonlySignal<SaveState>;
  /** Why it is unsent or refused; fields by the names of the API. */
  failure: ReadonlySignal<Failure | null>;
  /** Edits from elsewhere that met ours in the same field; ours is what is saved. */
  notes: ReadonlySignal<readonly Note[]>;
  /** Whether it was deleted elsewhere. */
  isGone: ReadonlySignal<boolean>;
  /** Shows a change at once, and saves it when the typing pauses. */
  change(change: TaskChange): void;
  /** Saves now. */
  flush(): void;
  /** Tries once more what is unsent or was refused. */
  retry(): void;
  dismiss(note: Note): void;
  /** Gives a field the value that it had elsewhere. */
  takeTheirs(note: Note): void;
  /** Saves, and gives up what was refused: a Refusal tells of it. */
  close(): void;
}

/** Opens a task to edit it; to be closed when nobody edits it any more. */
export function openDraft(task: Task): Draft {
  return new OpenDraft(task);
}

class OpenDraft implements Draft, Reader {
  readonly id: string;
  readonly notes = signal<readonly Note[]>([]);
  readonly isGone = signal(false);
  /** What the API says of the task. */
  private readonly base: Signal<Task>;
  private readonly typed = signal<TaskChange>({});
  private readonly line = computed(() => waiting.value.get(this.id));
  private readonly leave: () => void;

  readonly task = computed(() => {
    const base = asTyped(this.base.value, this.typed.value);
    return shown(this.id, base) ?? base;
  });
  readonly state = computed(() => this.line.value?.state ?? 'saved');
  readonly failure = computed(() => this.line.value?.failure ?? null);

  constructor(task: Task) {
    this.id = task.id;
    this.base = signal(wholeOf(task.id) ?? task);
    this.leave = enrol(this);
  }

  change(change: TaskChange): void {
    outbox.change(this.task.peek(), change, PAUSE_MS);
    this.typed.value = { ...this.typed.peek(), ...change };
  }

  flush(): void {
    outbox.flush(this.id);
  }

  retry(): void {
    outbox.retry(this.id);
  }

  dismiss(note: Note): void {
    this.notes.value = this.notes.peek().filter((other) => other !== note);
  }

  takeTheirs(note: Note): void {
    const theirs = { ...this.task.peek(), [note.field]: note.theirs };
    this.change(changeTo(theirs, note.field));
    this.flush();
    this.dismiss(note);
  }

  close(): void {
    this.leave();
    outbox.flush(this.id);
    outbox.release(this.id);
  }

  met(more: readonly Note[]): void {
    const fields = more.map(({ field }) => field);
    const others = this.notes.peek().filter(({ field }) => !fields.includes(field));
    this.notes.value = [...others, ...more];
  }

  hear(task: Task | null): void {
    this.isGone.value = task === null;
    const base = this.base.peek();
    if (!task || task.version < base.version) return;
    if (!task.description_truncated) this.base.value = task;
    else if (task.version > base.version) void this.refresh();
    else this.base.value = { ...task, ...descriptionOf(base) };
  }

  async refresh(): Promise<void> {
    try {
      const task = await fetchTask(this.id);
      outbox.hear(task);
      this.hear(task);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Without an answer the page stays as it is, until the next change is heard of.
      if (error.status === 404) this.isGone.value = true;
    }
  }
}

/** What the API said of a task, if it said all of it. */
function wholeOf(id: string): Task | undefined {
  const task = known.peek().get(id);
  return task?.description_truncated ? undefined : task;
}

/** Keeps the spaces around a title that is still being typed; the API trims them. */
function asTyped(base: Task, { title }: TaskChange): Task {
  return title?.trim() === base.title ? applied(base, { title }) : base;
}

function descriptionOf({ description, description_truncated }: Task) {
  return { description, description_truncated };
}
