import { useState } from 'preact/hooks';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import type { Status } from './model';
import { nextPages, readMore } from './reading';
import { lists } from './store';
import { TaskRow } from './task-row';

function LoadMore({ status }: { status: Status }) {
  const [busy, setBusy] = useState(false);

  function load() {
    if (busy) return;
    setBusy(true);
    tellFailure(
      readMore(status).finally(() => {
        setBusy(false);
      }),
    );
  }

  return (
    <button type="button" class="btn btn-outline-secondary" aria-disabled={busy} onClick={load}>
      {text('load-more')}
    </button>
  );
}

export function TaskList({ status }: { status: Status }) {
  const tasks = lists[status].value;
  const heading = `list-${status}`;
  return (
    <section class="list" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {text(heading)}
      </h2>
      {tasks.length === 0 && <p class="list-empty">{text(`${heading}-empty`)}</p>}
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      {nextPages.value[status] !== null && <LoadMore status={status} />}
    </section>
  );
}
