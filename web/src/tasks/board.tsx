import { useEffect } from 'preact/hooks';
import { Route } from 'wouter-preact';
import { FailureNotice } from '../kit/notice';
import { Waiting } from '../kit/waiting';
import { text } from '../texts/texts';
import { AddTask } from './add-task';
import { followChanges } from '../sync/changes';
import { followSearch, forgetTasks, isLoaded, readFailure, readLists } from './reading';
import { TaskDialog } from './task-dialog';
import { TaskList } from './task-list';

function refresh(): void {
  void readLists();
}

function Lists() {
  return (
    <>
      {readFailure.value && (
        <FailureNotice failure={readFailure.value}>
          <button type="button" class="btn btn-sm btn-outline-danger" onClick={refresh}>
            {text('retry')}
          </button>
        </FailureNotice>
      )}
      {isLoaded.value && (
        <div class="lists">
          <TaskList status="open" />
          <TaskList status="done" />
        </div>
      )}
      {!isLoaded.value && !readFailure.value && <Waiting />}
    </>
  );
}

export function Board() {
  useEffect(() => {
    const ends = [followChanges(refresh), followSearch(), forgetTasks];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return (
    <>
      <h1 class="visually-hidden">{text('board')}</h1>
      <AddTask />
      <Lists />
      <Route path="/t/:id">{({ id }) => <TaskDialog key={id} id={id} />}</Route>
    </>
  );
}
