import { useState } from 'preact/hooks';
import type { Recurrence } from '../../http/types';
import { Field } from '../../kit/field';
import { tellFailure } from '../../kit/toasts';
import { Select } from '../../kit/select';
import { language, text } from '../../texts/texts';
import type { Draft } from '../autosave';
import { shortRepeat } from '../repeat-words';
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

/** The rule that the task has, where it is none of those above but can be told in words. */
const PRESENT = 'present' as const;

type Ready = keyof typeof RULES;
type Choice = Ready | typeof NEVER | typeof OWN | typeof PRESENT;

const READY = Object.keys(RULES) as Ready[];
const MODES = ['calendar', 'after_done'] as const;

function choiceOf(rrule: string | undefined): Choice {
  if (rrule === undefined) return NEVER;
  const ready = READY.find((name) => RULES[name] === rrule);
  return ready ?? (shortRepeat(rrule) === null ? OWN : PRESENT);
}

function optionsFor(rrule: string | undefined): { value: Choice; label: string }[] {
  const option = (value: Choice) => ({ value, label: text(`repeat-choice-${value}`) });
  const words = choiceOf(rrule) === PRESENT && rrule ? shortRepeat(rrule) : null;
  const present = words ? [{ value: PRESENT, label: capitalised(words) }] : [];
  return [option(NEVER), ...present, ...[...READY, OWN].map(option)];
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase(language.value) + words.slice(1);
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
    else if (name !== OWN && name !== PRESENT) tellFailure(repeatBy(RULES[name], draft));
  }

  return (
    <div class="task-repeat">
      <Select
        label={text('repeat')}
        value={choice}
        options={optionsFor(recurrence?.rrule)}
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
