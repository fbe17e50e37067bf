import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../http/failure';
import { Dialog } from '../kit/dialog';
import { FailureNotice } from '../kit/notice';
import { showToast, tellFailure } from '../kit/toasts';
import { Waiting } from '../kit/waiting';
import { text } from '../texts/texts';
import { bringBack, removeTask, saveTask } from './edits';
import type { Task } from './model';
import { openTask } from './reading';
import { backToBoard } from './task-address';
import { TaskForm } from './task-form';

/** A change that came too late: the task was already another. */
interface Overtaken {
  failure: Failure;
  title: string;
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
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);

  useEffect(() => {
    openTask(id).then(setTask, (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setUnread(error);
    });
  }, [id]);

  async function save(seen: Task, title: string, wallTime: string) {
    try {
      await saveTask(seen, title, wallTime);
      backToBoard();
    } catch (error) {
      if (!(error instanceof Failure) || error.status !== 412) throw error;
      setOvertaken({ failure: error, title });
      setTask(error.current as Task);
    }
  }

  return (
    <Dialog title={text('task')} onClose={backToBoard}>
      {unread && <FailureNotice failure={unread} />}
      {overtaken && (
        <FailureNotice failure={overtaken.failure}>
          <p>{text('task-overtaken', { title: overtaken.title })}</p>
        </FailureNotice>
      )}
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
