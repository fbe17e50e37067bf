import { useState } from 'preact/hooks';
import { Button } from '../../kit/button';
import { EmptyState } from '../../kit/empty-state';
import { tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import type { Status } from '../model';
import { isLoaded, nextPages, readMore, search } from '../reading';
import { lists } from '../store';
import { TaskRow } from './task-row';

function LoadMore({ status }: { status: Status }) {
  const [busy, setBusy] = useState(false);

  function load() {
    setBusy(true);
    tellFailure(
      readMore(status).finally(() => {
        setBusy(false);
      }),
    );
  }

  return (
    <Button busy={busy} onClick={load}>
      {text('load-more')}
    </Button>
  );
}

function EndSearch() {
  return (
    <Button
      size="small"
      onClick={() => {
        search.value = '';
        document.getElementById('search')?.focus();
      }}
    >
      {text('search-none')}
    </Button>
  );
}

function Nothing({ status }: { status: Status }) {
  if (search.value) {
    return (
      <EmptyState title={text('search-nothing')}>{status === 'open' && <EndSearch />}</EmptyState>
    );
  }
  return (
    <EmptyState
      title={text(`list-${status}-empty`)}
      {...(status === 'open' && { example: text('list-open-example') })}
    />
  );
}

export function TaskList({ status }: { status: Status }) {
  const tasks = lists[status].value;
  const isWhole = nextPages.value[status] === null;
  const heading = `list-${status}`;
  return (
    <section class="list" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {text(heading)}
        {tasks.length > 0 && (
          <span class="list-count" aria-hidden="true">
            {tasks.length}
            {!isWhole && '+'}
          </span>
        )}
      </h2>
      {tasks.length === 0 && isLoaded.value && <Nothing status={status} />}
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      {!isWhole && <LoadMore status={status} />}
    </section>
  );
}
