import { useState } from 'preact/hooks';
import type { Recurrence } from '../../http/types';
import { Field } from '../../kit/field';
import { tellFailure } from '../../kit/toasts';
import { Select } from '../../kit/select';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';
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
const NEVER = 'never' as const;
const OWN = 'own' as const;

type Choice = keyof typeof RULES | typeof NEVER | typeof OWN;

const CHOICES = [NEVER, ...(Object.keys(RULES) as (keyof typeof RULES)[]), OWN] as const;
const MODES = ['calendar', 'after_done'] as const;

function choiceOf(rrule: string | undefined): Choice {
  if (rrule === undefined) return NEVER;
  return CHOICES.find((name) => RULES[name as keyof typeof RULES] === rrule) ?? OWN;
}

interface OwnRuleProps {
  rrule: string;
  error: string | undefined;
  onGiven: (rrule: string) => void;
}

/** A rule as RFC 5545 writes it, for what the list has not. */
function OwnRule({ rrule, error, onGiven }: OwnRuleProps) {
  return (
    <Field
      key={rrule}
      name="rrule"
      label={text('repeat-rule')}
      hint={text('repeat-rule-hint')}
      error={error}
      defaultValue={rrule}
      onChange={({ currentTarget: { value } }) => {
        if (value.trim()) onGiven(value.trim());
      }}
    />
  );
}

/** Whether the next one comes by the calendar or when this one is done. */
function ModeChoice({ recurrence, draft }: { recurrence: Recurrence; draft: Draft }) {
  return (
    <Select
      label={text('repeat-mode')}
      value={recurrence.mode}
      options={MODES.map((mode) => ({ value: mode, label: text(`repeat-mode-${mode}`) }))}
      onChange={(mode) => {
        draft.change({ recurrence: { ...recurrence, mode } });
      }}
    />
  );
}

/** Makes the task repeat; one without any time begins at the rule's first time to come. */
async function repeatBy(rrule: string, draft: Draft): Promise<void> {
  const { recurrence, reminder_time, due_at } = draft.task.peek();
  const begins = (reminder_time ?? due_at) ? {} : { reminder_time: await firstTimeOf(rrule) };
  draft.change({ recurrence: { rrule, mode: recurrence?.mode ?? 'calendar' }, ...begins });
  draft.flush();
}

/** How a task repeats, and its next times. */
export function Repeat({ draft }: { draft: Draft }) {
  const { recurrence, reminder_time, due_at } = draft.task.value;
  const [isOwn, setIsOwn] = useState(false);
  const choice = isOwn ? OWN : choiceOf(recurrence?.rrule);

  function choose(name: Choice) {
    setIsOwn(name === OWN);
    if (name === NEVER) draft.change({ recurrence: null });
    else if (name !== OWN) tellFailure(repeatBy(RULES[name], draft));
  }

  return (
    <div class="task-repeat">
      <Select
        label={text('repeat')}
        value={choice}
        options={CHOICES.map((name) => ({ value: name, label: text(`repeat-choice-${name}`) }))}
        onChange={choose}
      />
      {choice === OWN && (
        <OwnRule
          rrule={recurrence?.rrule ?? ''}
          error={draft.failure.value?.fields['recurrence.rrule']}
          onGiven={(rrule) => {
            tellFailure(repeatBy(rrule, draft));
          }}
        />
      )}
      {recurrence && (
        <>
          <ModeChoice recurrence={recurrence} draft={draft} />
          <NextTimes rrule={recurrence.rrule} from={reminder_time ?? due_at} />
        </>
      )}
    </div>
  );
}
