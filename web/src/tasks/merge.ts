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
  const before = then.change.reminders ? without(first, ['reminders']).change : first.change;
  return {
    change: { ...before, ...then.change },
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
  // After a list of reminders the one plain time would not change that list, but take its place.
  const isPlainTime = !then.change.reminders && fieldsOf(then.change).includes('reminders');
  return !first.change.reminders || !isPlainTime;
}

/** The change in two: what the API found wrong, all of it if it named no field, and the rest. */
export function split(edit: Edited, named: readonly string[]): [bad: Edited, good: Edited] {
  const wrong = fieldsOf(edit.change).filter((field) =>
    named.some((one) => fieldOf(one) === field),
  );
  if (wrong.length === 0) return [edit, { ...edit, change: {} }];
  return [{ ...edit, change: only(edit.change, wrong) }, without(edit, wrong)];
}

export function without(edit: Edited, fields: readonly Field[]): Edited {
  const others = fieldsOf(edit.change).filter((field) => !fields.includes(field));
  return { ...edit, change: only(edit.change, others) };
}

export function isEmpty({ change }: Edited): boolean {
  return fieldsOf(change).length === 0;
}
