import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../../http/failure';
import type { NewTask } from '../../http/types';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { text } from '../../texts/texts';
import { addTask } from '../edits';
import { TITLE_MAX } from '../limits';
import { isRefused, taskOf } from './new-task';
import type { Part } from './understood';
import { Understood } from './understood-chips';
import { useReading, type Reading } from './use-reading';

const NOTHING: ReadonlySet<Part> = new Set();

function reasonOf(failure: Failure | null): string | undefined {
  return Object.values(failure?.fields ?? {})[0] ?? failure?.message;
}

/** What becomes of a line that was not read: its time is wrong, or there is no way to the API. */
function hintOf(reading: Reading | null): string | undefined {
  if (!reading?.failure) return undefined;
  return isRefused(reading) ? reasonOf(reading.failure) : text('reads-later');
}

interface Written {
  line: string;
  takenBack: ReadonlySet<Part>;
  refusal: Failure | null;
  /** Whether it is the refused line that stands in the field again. */
  isGivenBack: boolean;
}

const EMPTY: Written = { line: '', takenBack: NOTHING, refusal: null, isGivenBack: false };

/** What stands in the field, and how it becomes a task. */
function useLine(onAdded: () => void) {
  const [written, setWritten] = useState(EMPTY);
  const { line } = written;

  async function add(task: NewTask) {
    setWritten(EMPTY);
    onAdded();
    try {
      await addTask(task);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // What was written since stays; else the refused line comes back.
      setWritten((since) => ({
        ...since,
        ...(!since.line && { line, isGivenBack: true }),
        refusal: error,
      }));
    }
  }

  return {
    ...written,
    add,
    write: (value: string) => {
      setWritten({ ...EMPTY, line: value });
    },
    takeBack: (part: Part) => {
      setWritten((now) => ({ ...now, takenBack: new Set([...now.takenBack, part]) }));
    },
  };
}

function question(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector('.which-time button') ?? null;
}

/** Asks also whoever was quicker than the reading: once the question is there, it has the focus. */
function useLateQuestion(form: RefObject<HTMLFormElement>, isAsked: boolean) {
  useLayoutEffect(() => {
    // Who does something else by now is not called away from it.
    if (isAsked && form.current?.contains(document.activeElement)) question(form.current)?.focus();
  }, [form, isAsked]);
}

/** The field for new tasks: ready for the next one at once, and given back what was refused. */
export function AddTask() {
  const form = useRef<HTMLFormElement>(null);
  const { line, takenBack, refusal, isGivenBack, add, write, takeBack } = useLine(() => {
    form.current?.querySelector('input')?.focus();
  });
  const reading = useReading(line);
  const isAsked = (reading?.parsed?.ambiguous.length ?? 0) > 0 && !takenBack.has('time');
  useLateQuestion(form, isGivenBack && isAsked);

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (isAsked) question(form.current)?.focus();
    else if (line.trim()) void add(taskOf(line, reading, takenBack));
  }

  return (
    <form ref={form} class="add-task" noValidate onSubmit={onSubmit}>
      <Field
        name="title"
        label={text('task-new')}
        placeholder={text('task-example')}
        maxLength={TITLE_MAX}
        autocomplete="off"
        enterkeyhint="done"
        value={line}
        error={reasonOf(refusal)}
        hint={hintOf(reading)}
        onInput={({ currentTarget: { value } }) => {
          write(value);
        }}
      />
      <Button type="submit" look="primary">
        {text('task-add')}
      </Button>
      <div class="understood" aria-live="polite">
        {reading?.parsed && (
          <Understood
            parsed={reading.parsed}
            takenBack={takenBack}
            onTakeBack={takeBack}
            onMeant={(task) => void add(task)}
          />
        )}
      </div>
    </form>
  );
}
