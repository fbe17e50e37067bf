import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { Dialog } from '../kit/dialog';
import { FailureNotice } from '../kit/notice';
import { showToast, tellFailure } from '../kit/toasts';
import { Waiting } from '../kit/waiting';
import type { TaskChange } from '../http/types';
import { fromWallTime, toWallTime } from '../texts/dates';
import { text } from '../texts/texts';
import { bringBack, changeTask, removeTask } from './edits';
import type { Task } from './model';
import { openTask } from './reading';
import { backToBoard } from './task-address';
import { TaskForm } from './task-form';

function changeOf(seen: Task, title: string, wallTime: string): TaskChange {
  const seenTime = seen.reminder_time ? toWallTime(seen.reminder_time) : '';
  const reminder = { reminder_time: wallTime ? fromWallTime(wallTime) : null };
  return { ...(title !== seen.title && { title }), ...(wallTime !== seenTime && reminder) };
}

async function remove(task: Task): Promise<void> {
  await removeTask(task);
  showToast(text('task-deleted', { title: task.title }), {
    label: text('undo'),
    run: () => bringBack(task),
  });
}

/** One task, at an address of its own. */
export function TaskDialog({ id }: { id: string }) {
  const [task, setTask] = useState<Task | null>(null);
  const [unread, setUnread] = useState<Failure | null>(null);

  useEffect(() => {
    openTask(id).then(setTask, (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setUnread(error);
    });
  }, [id]);

  async function save(seen: Task, title: string, wallTime: string) {
    const change = changeOf(seen, title, wallTime);
    if (Object.keys(change).length > 0) await changeTask(seen, change);
    backToBoard();
  }

  return (
    <Dialog title={text('task')} onClose={backToBoard}>
      {unread && <FailureNotice failure={unread} />}
      {task && (
        <TaskForm
          key={task.version}
          task={task}
          onSave={save}
          onRemove={() => {
            backToBoard();
            tellFailure(remove(task));
          }}
        />
      )}
      {!task && !unread && <Waiting />}
    </Dialog>
  );
}
