import { useEffect } from 'preact/hooks';
import { Route } from 'wouter-preact';
import { FailureNotice } from '../kit/notice';
import { Skeleton } from '../kit/skeleton';
import { Button } from '../kit/button';
import { whenUsed } from '../shell/first-use';
import { lazyScreen } from '../shell/lazy-screen';
import { followChanges } from '../sync/changes';
import { refusals } from '../sync/refusals';
import { text } from '../texts/texts';
import { AddTask } from './adding/add-task';
import { AllTasksMenu } from './list/all-tasks-menu';
import { SearchBox } from './list/search-box';
import { TagFilter } from './list/tag-filter';
import { TaskList } from './list/task-list';
import { followSearch, forgetTasks, isLoaded, readFailure, readLists } from './reading';
import { canEdit } from './rights';
import { tasks } from './store';
import { strayNotes } from './stray-notes';

const Aftermath = lazyScreen('task', () => import('./aftermath').then((one) => one.Aftermath));
const TaskDialog = lazyScreen('task', () => import('./dialog').then((module) => module.TaskDialog));

function refresh(): void {
  void readLists();
}

function Lists() {
  return (
    <>
      {readFailure.value && (
        <FailureNotice failure={readFailure.value}>
          <Button size="small" onClick={refresh}>
            {text('retry')}
          </Button>
        </FailureNotice>
      )}
      {(isLoaded.value || tasks.value.length > 0) && (
        <div class="lists">
          <TaskList status="open" />
          <TaskList status="done" />
        </div>
      )}
      {!isLoaded.value && !readFailure.value && <Skeleton lines={6} />}
    </>
  );
}

/** The tasks of whoever is here, open and done. */
export function Board() {
  useEffect(() => {
    // Not part of the first load; and whoever goes offline later can still open a task.
    whenUsed(() => void TaskDialog.preload());
    const ends = [followChanges(refresh), followSearch(), forgetTasks];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return (
    <>
      <h1 class="visually-hidden">{text('board')}</h1>
      {canEdit.value && <AddTask />}
      <div class="filters">
        <SearchBox />
        {canEdit.value && <AllTasksMenu />}
        <TagFilter />
      </div>
      {refusals.value.length + strayNotes.value.length > 0 && <Aftermath />}
      <Lists />
      <Route path="/t/:id">{({ id }) => <TaskDialog key={id} id={id} />}</Route>
    </>
  );
}
