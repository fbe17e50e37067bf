import { Link } from 'wouter-preact';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { setDone } from './edits';
import type { Task } from './model';
import { Reminders } from './reminders';
import { taskAddress } from './task-address';

/** Keeps the keyboard in its list when the row under it goes to the other one. */
function focusNeighbour(checkbox: HTMLInputElement): void {
  const row = checkbox.closest('li');
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const heading = row?.closest('section')?.querySelector('h2');
  (neighbour?.querySelector('input') ?? heading)?.focus();
}

export function TaskRow({ task }: { task: Task }) {
  return (
    <li class={task.done ? 'task is-done' : 'task'}>
      <input
        type="checkbox"
        class="form-check-input"
        aria-label={text('task-is-done', { title: task.title })}
        checked={task.done}
        onChange={({ currentTarget }) => {
          focusNeighbour(currentTarget);
          tellFailure(setDone(task, !task.done));
        }}
      />
      <div class="task-body">
        <Link class="task-title" {...taskAddress(task.id)}>
          {task.title}
        </Link>
        <Reminders task={task} />
      </div>
    </li>
  );
}
