import { useState } from 'preact/hooks';
import { Field } from '../../kit/field';
import { tellFailure } from '../../kit/toasts';
import { Select } from '../../kit/select';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';
import { repeatInWords } from '../repeat-words';
import { firstTimeOf } from './next-times';
import { NextTimes } from './next-times-view';

/** Name of a text -> the rule; the day comes from the task's own time. */
const RULES = {
  daily: 'FREQ=DAILY',
  workdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: 'FREQ=WEEKLY',
  biweekly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
} as const;
const NEVER = 'never';
const OWN = 'own';

type Mode = 'calendar' | 'after_done';

function choiceOf(rrule: string | undefined): string {
  if (rrule === undefined) return NEVER;
  return Object.entries(RULES).find(([, rule]) => rule === rrule)?.[0] ?? OWN;
}

/** How a task repeats, and its next times. */
export function Repeat({ draft }: { draft: Draft }) {
  const task = draft.task.value;
  const { recurrence } = task;
  const [isOwn, setIsOwn] = useState(false);
  const choice = isOwn ? OWN : choiceOf(recurrence?.rrule);
  const error = draft.failure.value?.fields['recurrence.rrule'];

  async function repeatBy(rrule: string) {
    const mode = recurrence?.mode ?? 'calendar';
    const hasTime = task.reminder_time ?? task.due_at;
    const begins = hasTime ? {} : { reminder_time: await firstTimeOf(rrule) };
    draft.change({ recurrence: { rrule, mode }, ...begins });
    draft.flush();
  }

  function choose(name: string) {
    setIsOwn(name === OWN);
    if (name === NEVER) draft.change({ recurrence: null });
    const rrule = RULES[name as keyof typeof RULES] as string | undefined;
    if (rrule) tellFailure(repeatBy(rrule));
  }

  return (
    <section class="task-repeat" aria-label={text('repeat')}>
      <Select
        label={text('repeat')}
        value={choice}
        options={[NEVER, ...Object.keys(RULES), OWN].map((name) => ({
          value: name,
          label: text(`repeat-choice-${name}`),
        }))}
        onChange={choose}
      />
      {choice === OWN && (
        <Field
          key={recurrence?.rrule}
          name="rrule"
          label={text('repeat-rule')}
          hint={text('repeat-rule-hint')}
          error={error}
          defaultValue={recurrence?.rrule ?? ''}
          onChange={({ currentTarget: { value } }) => {
            if (value.trim()) tellFailure(repeatBy(value.trim()));
          }}
        />
      )}
      {recurrence && (
        <>
          <Select
            label={text('repeat-mode')}
            value={recurrence.mode}
            options={(['calendar', 'after_done'] as const).map((mode) => ({
              value: mode,
              label: text(`repeat-mode-${mode}`),
            }))}
            onChange={(mode) => {
              draft.change({ recurrence: { ...recurrence, mode: mode as Mode } });
            }}
          />
          {choice === OWN && <p class="form-text">{repeatInWords(recurrence.rrule)}</p>}
          <NextTimes rrule={recurrence.rrule} from={task.reminder_time ?? task.due_at} />
        </>
      )}
    </section>
  );
}
