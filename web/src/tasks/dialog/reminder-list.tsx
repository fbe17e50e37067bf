import { useState } from 'preact/hooks';
import type { Recurrence, Reminder, ReminderWish } from '../../http/types';
import { Button } from '../../kit/button';
import { useFocusBack } from '../../kit/use-focus-back';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';
import { REMINDERS_MAX } from '../limits';
import { canEdit } from '../rights';
import { ReminderLine } from './reminder-line';
import { ReminderPicker } from './reminder-picker';
import { withAnother, withOneMore } from './reminder-wishes';

/** What is wrong with the reminders, of a refused change. */
function errorIn(draft: Draft): string | undefined {
  const fields = Object.entries(draft.failure.value?.fields ?? {});
  return fields.find(([name]) => name.startsWith('reminder'))?.[1];
}

/** What a line is known by: its instant, for a new one gets its id only with the API's answer. */
function keyOf({ at }: Reminder, index: number, all: readonly Reminder[]): string {
  const instant = Date.parse(at);
  const before = all.slice(0, index).filter((one) => Date.parse(one.at) === instant);
  return `${instant}/${before.length}`;
}

/** The reminders of a task, and the way to one more. */
export function ReminderList({ draft }: { draft: Draft }) {
  const { reminders, due_at } = draft.task.value;
  const [isPicking, setIsPicking] = useState(false);
  const section = useFocusBack<HTMLElement>(isPicking, ':scope > button');
  const error = errorIn(draft);

  function change(wishes: ReminderWish[], recurrence?: Recurrence) {
    draft.change({ reminders: wishes, ...(recurrence && { recurrence }) });
    draft.flush();
  }

  return (
    <section ref={section} class="task-reminders" aria-labelledby="reminders">
      <h3 id="reminders">{text('reminders')}</h3>
      {reminders.length > 0 && (
        <ul>
          {reminders.map((reminder, index) => (
            <ReminderLine
              key={keyOf(reminder, index, reminders)}
              reminder={reminder}
              task={draft.task.value}
              onChange={(wish, recurrence) => {
                change(withAnother(reminders, reminder.id, wish), recurrence);
              }}
            />
          ))}
        </ul>
      )}
      {error && (
        <p class="invalid-feedback is-shown" role="alert">
          {error}
        </p>
      )}
      {isPicking && (
        <ReminderPicker
          dueAt={due_at}
          onPick={(wish, recurrence) => {
            setIsPicking(false);
            change(withOneMore(reminders, wish), recurrence);
          }}
          onCancel={() => {
            setIsPicking(false);
          }}
        />
      )}
      {!isPicking && canEdit.value && reminders.length < REMINDERS_MAX && (
        <Button
          icon="bell"
          size="small"
          onClick={() => {
            setIsPicking(true);
          }}
        >
          {text('reminder-add')}
        </Button>
      )}
    </section>
  );
}
