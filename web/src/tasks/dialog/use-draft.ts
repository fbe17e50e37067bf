import { useEffect, useMemo } from 'preact/hooks';
import type { Task } from '../../http/types';
import { openDraft, type Draft } from '../autosave';

/** The task's draft for as long as the component lives; what waits is sent when it goes. */
export function useDraft(task: Task): Draft {
  // Of the task as it was opened: later states come into the draft by themselves.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const draft = useMemo(() => openDraft(task), [task.id]);
  useEffect(
    () => () => {
      draft.close();
    },
    [draft],
  );
  return draft;
}
