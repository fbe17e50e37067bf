import { Field } from '../kit/field';
import { FailureNotice } from '../kit/notice';
import { useForm } from '../kit/use-form';
import { toWallTime } from '../texts/dates';
import { text } from '../texts/texts';
import { TITLE_MAX, type Task } from './model';
import { Reminders } from './reminders';

interface Props {
  task: Task;
  onSave: (seen: Task, title: string, wallTime: string) => Promise<void>;
  onRemove: () => void;
}

export function TaskForm({ task, onSave, onRemove }: Props) {
  const form = useForm(({ title = '', reminder_time = '' }) =>
    onSave(task, title.trim(), reminder_time),
  );
  return (
    <form class="form" noValidate onSubmit={form.onSubmit}>
      {form.failure && <FailureNotice failure={form.failure} />}
      <Field
        name="title"
        label={text('task-title')}
        maxLength={TITLE_MAX}
        required
        defaultValue={task.title}
        error={form.errors.title}
      />
      <Field
        name="reminder_time"
        type="datetime-local"
        label={text('remind-at')}
        defaultValue={task.reminder_time ? toWallTime(task.reminder_time) : ''}
        error={form.errors.reminder_time}
      />
      <Reminders task={task} />
      <div class="form-end">
        <button type="button" class="btn btn-outline-danger" onClick={onRemove}>
          {text('delete')}
        </button>
        <button type="submit" class="btn btn-primary" aria-disabled={form.busy}>
          {text('save')}
        </button>
      </div>
    </form>
  );
}
