import '../../styles/_task-sheet.scss';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Failure } from '../../http/failure';
import type { Task } from '../../http/types';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { FailureNotice } from '../../kit/notice';
import { Skeleton } from '../../kit/skeleton';
import { text } from '../../texts/texts';
import { openTask } from '../reading';
import { backToBoard } from '../task-address';
import { TaskSheet } from './task-sheet';

/** One task, at an address of its own. */
export function TaskDialog({ id }: { id: string }) {
  const [task, setTask] = useState<Task | null>(null);
  const [unread, setUnread] = useState<Failure | null>(null);

  const read = useCallback(() => {
    setUnread(null);
    openTask(id).then(setTask, (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      setUnread(error);
    });
  }, [id]);
  useEffect(read, [read]);

  if (task) return <TaskSheet task={task} />;
  return (
    <Dialog title={text('task')} onClose={backToBoard}>
      {!unread && <Skeleton lines={5} />}
      {unread && (
        <FailureNotice failure={unread}>
          {unread.status !== 404 && (
            <Button size="small" onClick={read}>
              {text('retry')}
            </Button>
          )}
        </FailureNotice>
      )}
    </Dialog>
  );
}
