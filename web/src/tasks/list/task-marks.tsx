import { Icon } from '../../kit/icon';
import { now } from '../../kit/clock';
import { RelativeTime } from '../../kit/relative-time';
import { text } from '../../texts/texts';
import type { Task } from '../../http/types';
import { repeatInWords } from '../repeat-words';
import { search } from '../reading';
import { ReminderMark, reminderToShow } from './reminder-mark';

/** The lowest priority, which is not worth a word. */
const USUAL = 4;

function TagMark({ tag }: { tag: string }) {
  return (
    <button
      type="button"
      class="mark tag"
      aria-label={text('tag-show', { tag })}
      onClick={() => {
        search.value = `#${tag}`;
      }}
    >
      #{tag}
    </button>
  );
}

function DueMark({ at, done }: { at: string; done: boolean }) {
  const isOverdue = !done && Date.parse(at) < now.value;
  return (
    <span class={isOverdue ? 'mark is-overdue' : 'mark'}>
      {text(isOverdue ? 'due-past' : 'due-short')} <RelativeTime at={at} />
    </span>
  );
}

/** What is worth knowing of a task at a glance: when, how often, how urgent, what about. */
export function TaskMarks({ task }: { task: Task }) {
  const reminder = reminderToShow(task.reminders);
  return (
    <div class="marks">
      {task.priority < USUAL && (
        <span class={`mark priority is-${task.priority}`}>
          {text('priority-short', { priority: task.priority })}
        </span>
      )}
      {reminder && <ReminderMark reminder={reminder} />}
      {task.due_at && <DueMark at={task.due_at} done={task.done} />}
      {task.recurrence && (
        <span class="mark">
          <Icon name="repeat" /> {repeatInWords(task.recurrence.rrule)}
        </span>
      )}
      {task.description && (
        <span class="mark" title={text('has-description')}>
          <Icon name="pencil" />
          <span class="visually-hidden">{text('has-description')}</span>
        </span>
      )}
      {task.tags.map((tag) => (
        <TagMark key={tag} tag={tag} />
      ))}
    </div>
  );
}
