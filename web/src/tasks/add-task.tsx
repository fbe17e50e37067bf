import { useRef, useState } from 'preact/hooks';
import { Field } from '../kit/field';
import { Failure } from '../http/failure';
import { FailureNotice } from '../kit/notice';
import { fromWallTime } from '../texts/dates';
import { text } from '../texts/texts';
import { addTask } from './edits';
import { TITLE_MAX } from './model';

/** The field for new tasks: ready for the next one at once, and given back what was refused. */
export function AddTask() {
  const form = useRef<HTMLFormElement>(null);
  const [title, setTitle] = useState('');
  const [time, setTime] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function add() {
    setTitle('');
    setTime('');
    setFailure(null);
    try {
      await addTask({ title: title.trim(), ...(time && { reminder_time: fromWallTime(time) }) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
      setTitle((typedSince) => typedSince || title);
      setTime((chosenSince) => chosenSince || time);
    }
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    form.current?.querySelector('input')?.focus();
    if (title.trim()) void add();
  }

  return (
    <form ref={form} class="add-task" noValidate onSubmit={onSubmit}>
      <Field
        name="title"
        label={text('task-new')}
        placeholder={text('task-example')}
        maxLength={TITLE_MAX}
        autocomplete="off"
        value={title}
        error={failure?.fields.title}
        onInput={({ currentTarget: { value } }) => {
          setFailure(null);
          setTitle(value);
        }}
      />
      <Field
        name="reminder_time"
        type="datetime-local"
        label={text('remind-at')}
        value={time}
        error={failure?.fields.reminder_time}
        onInput={({ currentTarget: { value } }) => {
          setFailure(null);
          setTime(value);
        }}
      />
      <button type="submit" class="btn btn-primary">
        {text('task-add')}
      </button>
      {failure && <FailureNotice failure={failure} />}
    </form>
  );
}
