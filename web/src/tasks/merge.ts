import type { Task, TaskChange } from '../http/types';
import { applied, fieldOf, fieldsOf, only, stateOf, type Field } from './fields';

/** What each field said when the person began to change it. */
export type Seen = Partial<Record<Field, string>>;

/** An edit from elsewhere that met one of here in the same field. */
export interface Note {
  field: Field;
  mine: Task[Field];
  theirs: Task[Field];
}

/** A change that is not saved yet, and what it was made on. */
export interface Edited {
  change: TaskChange;
  seen: Seen;
  version: number;
}

/** A change of what the person sees. */
export function editOf(task: Task, change: TaskChange): Edited {
  const seen = Object.fromEntries(fieldsOf(change).map((field) => [field, stateOf(task, field)]));
  return { change, seen, version: task.version };
}

/** Two changes as one; it was made on what the first was made on. */
export function joined(first: Edited, then: Edited): Edited {
  return {
    change: { ...first.change, ...then.change },
    seen: { ...then.seen, ...first.seen },
    version: first.version,
  };
}

/**
 * The change as it is to be made on another state of the task: what is there already falls away.
 *
 * Where both sides changed a field, mine stays, and a note tells of theirs.
 */
export function rebased(edit: Edited, theirs: Task): { edit: Edited; notes: Note[] } {
  const mine = applied(theirs, edit.change);
  const kept = fieldsOf(edit.change).filter(
    (field) => stateOf(mine, field) !== stateOf(theirs, field),
  );
  const met = kept.filter((field) => stateOf(theirs, field) !== edit.seen[field]);
  return {
    edit: editOf(theirs, only(edit.change, kept)),
    notes: met.map((field) => ({ field, mine: mine[field], theirs: theirs[field] })),
  };
}

/** Whether one change can say what both say in turn. */
export function canJoin(first: Edited, then: Edited): boolean {
  // The list of reminders and the one plain time are two languages for one field.
  return !first.change.reminders || !fieldsOf(then.change).includes('reminders');
}

/** The change in two: what the API found wrong, and the rest. */
export function split(edit: Edited, wrong: readonly string[]): [bad: Edited, good: Edited] {
  const isBad = (field: Field) => wrong.some((name) => fieldOf(name) === field);
  const fields = fieldsOf(edit.change);
  const of = (some: Field[]) => ({ ...edit, change: only(edit.change, some) });
  return [of(fields.filter(isBad)), of(fields.filter((field) => !isBad(field)))];
}

export function isEmpty({ change }: Edited): boolean {
  return fieldsOf(change).length === 0;
}
