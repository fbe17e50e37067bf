import { Component } from 'preact';
import { Link } from 'wouter-preact';
import type { Task } from '../../http/types';
import { tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { setDone } from '../edits';
import { canEdit } from '../rights';
import { taskAddress } from '../task-address';
import { neighbourOf } from './neighbour';
import { TaskMarks } from './task-marks';

function Row({ task }: { task: Task }) {
  return (
    <li class={task.done ? 'task is-done' : 'task'}>
      <label class="task-tick">
        <input
          type="checkbox"
          class="form-check-input"
          aria-label={text('task-is-done', { title: task.title })}
          checked={task.done}
          disabled={!canEdit.value}
          onChange={({ currentTarget }) => {
            // The row goes to the other list; the keyboard stays in this one.
            const row = currentTarget.closest('li');
            if (row) neighbourOf(row, 'input')?.focus();
            tellFailure(setDone(task, !task.done));
          }}
        />
      </label>
      <div class="task-body">
        <Link class="task-title" {...taskAddress(task.id)}>
          {task.title}
        </Link>
        <TaskMarks task={task} />
      </div>
    </li>
  );
}

/** Drawn again only when its task is another: a list of a thousand costs one row a change. */
export class TaskRow extends Component<{ task: Task }> {
  override shouldComponentUpdate({ task }: { task: Task }): boolean {
    return task !== this.props.task;
  }

  override render({ task }: { task: Task }) {
    return <Row task={task} />;
  }
}
