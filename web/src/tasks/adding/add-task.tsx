import { useRef, useState } from 'preact/hooks';
import { Failure } from '../../http/failure';
import type { NewTask } from '../../http/types';
import { Field } from '../../kit/field';
import { text } from '../../texts/texts';
import { addTask } from '../edits';
import { TITLE_MAX } from '../limits';
import { taskMeaning, taskOf } from './new-task';
import type { Part } from './understood';
import { UnderstoodChips, WhichTime } from './understood-chips';
import { useReading } from './use-reading';

const NOTHING: ReadonlySet<Part> = new Set();

function reasonOf(failure: Failure | null): string | undefined {
  return Object.values(failure?.fields ?? {})[0] ?? failure?.message;
}

/** The field for new tasks: ready for the next one at once, and given back what was refused. */
export function AddTask() {
  const form = useRef<HTMLFormElement>(null);
  const [line, setLine] = useState('');
  const [takenBack, setTakenBack] = useState(NOTHING);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const reading = useReading(line);
  const parsed = reading?.parsed;
  const meanings = takenBack.has('time') ? [] : (parsed?.ambiguous ?? []);

  function write(written: string) {
    setLine(written);
    setTakenBack(NOTHING);
    setRefusal(null);
  }

  async function add(task: NewTask) {
    write('');
    form.current?.querySelector('input')?.focus();
    try {
      await addTask(task);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setLine((writtenSince) => writtenSince || line);
      setRefusal(error);
    }
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const isAsked = meanings.length > 0;
    if (line.trim() && !isAsked) void add(taskOf(line, reading, takenBack));
    if (isAsked) form.current?.querySelector<HTMLElement>('.which-time button')?.focus();
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
        onInput={({ currentTarget: { value } }) => {
          write(value);
        }}
      />
      <button type="submit" class="btn btn-primary">
        {text('task-add')}
      </button>
      <div class="understood" aria-live="polite">
        {parsed && (
          <UnderstoodChips
            parsed={parsed}
            takenBack={takenBack}
            onTakeBack={(part) => {
              setTakenBack(new Set([...takenBack, part]));
            }}
          />
        )}
        {parsed && meanings.length > 0 && (
          <WhichTime
            options={meanings}
            onChoose={(meaning) => void add(taskMeaning(meaning, parsed))}
            onNone={() => {
              setTakenBack(new Set([...takenBack, 'time']));
            }}
          />
        )}
      </div>
    </form>
  );
}
