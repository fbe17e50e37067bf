import type { Task } from '../../http/types';
import { Button } from '../../kit/button';
import { Dialog } from '../../kit/dialog';
import { showToast, tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { bringBack, removeTask } from '../edits';
import { neighbourOf } from '../list/neighbour';
import { canEdit } from '../rights';
import { backToBoard } from '../task-address';
import { Description } from './description';
import { Details } from './details';
import { History } from './history';
import { MetNotes } from './met-notes';
import { ReminderList } from './reminder-list';
import { Repeat } from './repeat';
import { SavedState } from './saved-state';
import { Title } from './title';
import { useDraft } from './use-draft';

/** On a phone the title would bring up the keyboard, over a task that is only to be read. */
const START = matchMedia('(pointer: coarse)').matches ? 'h2' : 'textarea';

/** What is to have the focus once the task is gone, for the row it would go back to is then, too. */
function besideRow(id: string): HTMLElement | null {
  const row = document.querySelector(`.task-title[href$="/t/${id}"]`)?.closest('li');
  return row ? neighbourOf(row, '.task-title') : null;
}

async function remove(task: Task): Promise<void> {
  const beside = besideRow(task.id);
  await removeTask(task);
  if (document.activeElement === document.body) beside?.focus();
  showToast(text('task-deleted', { title: task.title }), {
    label: text('undo'),
    run: () => bringBack(task),
  });
}

/** Said when the task was deleted elsewhere while it is open here. */
function Gone({ task }: { task: Task }) {
  return (
    <div class="alert alert-warning" role="alert">
      <span>{text('task-gone')}</span>
      <Button
        size="small"
        onClick={() => {
          tellFailure(bringBack(task));
        }}
      >
        {text('task-bring-back')}
      </Button>
    </div>
  );
}

/** Everything of one task; each change is saved by itself. */
export function TaskSheet({ task }: { task: Task }) {
  const draft = useDraft(task);

  function removeNow() {
    backToBoard();
    tellFailure(remove(draft.task.value));
  }

  const footer = (
    <div class="task-foot">
      <SavedState draft={draft} />
      {canEdit.value && (
        <Button look="danger" size="small" onClick={removeNow}>
          {text('delete')}
        </Button>
      )}
    </div>
  );

  return (
    <Dialog title={text('task')} wide start={START} footer={footer} onClose={backToBoard}>
      <fieldset
        class="task-sheet"
        disabled={!canEdit.value}
        onFocusOut={() => {
          draft.flush();
        }}
      >
        {draft.isGone.value && <Gone task={draft.task.value} />}
        <MetNotes draft={draft} />
        <Title draft={draft} />
        <Description draft={draft} />
        <ReminderList draft={draft} />
        <Repeat draft={draft} />
        <Details draft={draft} />
      </fieldset>
      <History id={task.id} />
    </Dialog>
  );
}
