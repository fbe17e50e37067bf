import { useRef, useState } from 'preact/hooks';
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
}

const EMPTY: Written = { line: '', takenBack: NOTHING, refusal: null };

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
      setWritten((since) => ({ ...since, line: since.line || line, refusal: error }));
    }
  }

  return {
    ...written,
    add,
    write: (value: string) => {
      setWritten({ ...EMPTY, line: value });
    },
    takeBack: (part: Part) => {
      setWritten({ ...written, takenBack: new Set([...written.takenBack, part]) });
    },
  };
}

/** The field for new tasks: ready for the next one at once, and given back what was refused. */
export function AddTask() {
  const form = useRef<HTMLFormElement>(null);
  const { line, takenBack, refusal, add, write, takeBack } = useLine(() => {
    form.current?.querySelector('input')?.focus();
  });
  const reading = useReading(line);
  const isAsked = (reading?.parsed?.ambiguous.length ?? 0) > 0 && !takenBack.has('time');

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (isAsked) form.current?.querySelector<HTMLElement>('.which-time button')?.focus();
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
