import type { Reminder, ReminderWish, Task, TaskChange } from '../http/types';

/** What of a task is saved, compared and merged as one. */
export const FIELDS = [
  'title',
  'description',
  'done',
  'priority',
  'tags',
  'due_at',
  'recurrence',
  'reminders',
] as const;
export type Field = (typeof FIELDS)[number];

const PARTS_OF_REMINDERS = ['reminders', 'reminder_time', 'reminder_set'] as const;

/** The parts of a change that belong to a field. */
export function partOf(change: TaskChange, field: Field): TaskChange {
  const names = field === 'reminders' ? PARTS_OF_REMINDERS : [field];
  return Object.fromEntries(
    Object.entries(change).filter(([name]) => (names as readonly string[]).includes(name)),
  );
}

/** The field that a name in the API's errors is about: "reminders.0.at". */
export function fieldOf(name: string): Field | undefined {
  const [first = ''] = name.split('.');
  return FIELDS.find((field) => Object.keys(partOf({ [first]: null }, field)).length > 0);
}

export function fieldsOf(change: TaskChange): Field[] {
  return FIELDS.filter((field) => Object.keys(partOf(change, field)).length > 0);
}

/** The parts of a change that belong to the given fields. */
export function only(change: TaskChange, fields: readonly Field[]): TaskChange {
  return Object.assign({}, ...fields.map((field) => partOf(change, field))) as TaskChange;
}

/** What a field says, in a form in which equal means the same to the person. */
export function stateOf(task: Task, field: Field): string {
  switch (field) {
    case 'title':
      return task.title.trim();
    case 'due_at':
      return String(task.due_at && Date.parse(task.due_at));
    case 'recurrence':
      return JSON.stringify(task.recurrence && [task.recurrence.rrule, task.recurrence.mode]);
    case 'reminders':
      return JSON.stringify(task.reminders.filter(isAhead).map(essence));
    default:
      return JSON.stringify(task[field]);
  }
}

function isAhead({ state }: Reminder): boolean {
  return state === 'scheduled' || state === 'held' || state === 'sending';
}

function essence({ at, before_s, chosen_channel, urgent }: Reminder) {
  return { when: before_s === null ? Date.parse(at) : `-${before_s}`, chosen_channel, urgent };
}

/** The change that gives a field the value that it has in this task. */
export function changeTo(task: Task, field: Field): TaskChange {
  if (field !== 'reminders') return { [field]: task[field] };
  return { reminders: task.reminders.map(wishOf) };
}

/** A reminder as one would ask for it: the API keeps what it knows already. */
export function wishOf({ at, before_s, chosen_channel, urgent }: Reminder): ReminderWish {
  const time = before_s === null ? { at } : { before_s };
  return { ...time, urgent, ...(chosen_channel && { channel: chosen_channel }) };
}

/** The task as it will be, as far as that can be told before the API has answered. */
export function applied(task: Task, change: TaskChange): Task {
  const { done, title, reminders, reminder_time, reminder_set, ...plain } = change;
  let after: Task = { ...task, ...withoutNulls(plain) };
  if (typeof title === 'string') after = { ...after, title };
  if (typeof done === 'boolean' && done !== task.done) after = withDone(after, done);
  if (reminders)
    after = withReminders(
      after,
      reminders.map((wish) => reminderOf(after, wish)),
    );
  if (reminder_time) after = withMain(after, reminder_time);
  else if (reminder_time === null || reminder_set === false) after = withMain(after, null);
  return after;
}

type Plain = Pick<TaskChange, 'description' | 'priority' | 'tags' | 'due_at' | 'recurrence'>;

function withoutNulls({ recurrence, ...plain }: Plain): Partial<Task> {
  const empty: Record<string, unknown> = { description: '', priority: 4, tags: [] };
  const rest = Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [name, value ?? empty[name] ?? null]),
  );
  if (recurrence === undefined) return rest;
  return { ...rest, recurrence: recurrence && { mode: 'calendar', ...recurrence } };
}

export function withDone(task: Task, done: boolean): Task {
  return { ...task, done, done_at: done ? new Date().toISOString() : null };
}

/** The reminder that the plain fields tell of: the first at an instant, else the first. */
function mainOf(reminders: readonly Reminder[]): Reminder | undefined {
  return reminders.find(({ before_s }) => before_s === null) ?? reminders[0];
}

function withReminders(task: Task, reminders: readonly Reminder[]): Task {
  const main = mainOf(reminders);
  return {
    ...task,
    reminders,
    reminder_time: main?.at ?? null,
    reminder_set: main !== undefined,
    reminder_sent: main?.state === 'sent',
  };
}

function withMain(task: Task, at: string | null): Task {
  const main = mainOf(task.reminders);
  const others = task.reminders.filter((one) => one !== main);
  return withReminders(task, at === null ? others : [reminderOf(task, { at }), ...others]);
}

const BLANK = {
  channel: 'telegram',
  state: 'scheduled',
  sent_at: null,
  late_s: null,
  error: null,
} as const;

function reminderOf(task: Task, wish: ReminderWish): Reminder {
  const at = wish.at ?? beforeDue(task, wish.before_s ?? 0);
  const known = task.reminders.find((one) => Date.parse(one.at) === Date.parse(at));
  return {
    ...(known ?? { ...BLANK, id: `draft-${at}` }),
    at,
    before_s: wish.before_s ?? null,
    channel: wish.channel ?? known?.channel ?? BLANK.channel,
    chosen_channel: wish.channel ?? null,
    urgent: wish.urgent ?? false,
  };
}

function beforeDue({ due_at }: Task, before_s: number): string {
  const due = due_at === null ? Date.now() : Date.parse(due_at);
  return new Date(due - before_s * 1000).toISOString();
}
