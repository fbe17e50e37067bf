import '../styles/_task-sheet.scss';
import { Button } from '../kit/button';
import { FailureText } from '../kit/notice';
import { tellFailure } from '../kit/toasts';
import { dismissRefusal, refusals, type Refusal } from '../sync/refusals';
import { text } from '../texts/texts';
import { takeTheirs } from './edits';
import { said } from './dialog/met-notes';
import { fieldsOf } from './fields';
import { findTask } from './store';
import { dismissStrayNote, strayNotes, type StrayNote } from './stray-notes';

/** The words that were typed into an edit, so that they can be copied. */
function typedIn({ entry }: Refusal): string[] {
  if (entry.kind === 'create') return [entry.body.title ?? entry.body.text ?? ''];
  if (entry.kind !== 'change') return [];
  const { change } = entry;
  return fieldsOf(change)
    .map((field) => said(change[field]))
    .filter(Boolean);
}

function whatHappened({ entry }: Refusal): string {
  const task = findTask(entry.taskId);
  if (entry.kind === 'create') return text('edit-refused-new');
  return task ? text('edit-refused', { title: task.title }) : text('edit-refused-lost');
}

function RefusedEdit({ refusal }: { refusal: Refusal }) {
  const typed = typedIn(refusal);
  return (
    <div class="alert alert-danger" role="alert">
      <div class="aftermath">
        <strong>{whatHappened(refusal)}</strong>
        <span>
          <FailureText failure={refusal.failure} />
        </span>
        {typed.length > 0 && <span>{text('edit-written')}</span>}
        {typed.map((words) => (
          <q key={words}>{words}</q>
        ))}
      </div>
      <div class="note-ways">
        <Button
          size="small"
          onClick={() => {
            dismissRefusal(refusal.key);
          }}
        >
          {text('close')}
        </Button>
      </div>
    </div>
  );
}

function MetEdit({ note }: { note: StrayNote }) {
  const task = findTask(note.taskId);
  const theirs = said(note.theirs);
  const dismiss = () => {
    dismissStrayNote(note.key);
  };
  return (
    <div class="alert alert-warning" role="status">
      <p>
        {task && <strong>{task.title}. </strong>}
        {text('note-met', { field: text(`field-${note.field}`) })} {theirs && <q>{theirs}</q>}
      </p>
      <div class="note-ways">
        {task && (
          <Button
            size="small"
            onClick={() => {
              dismiss();
              tellFailure(takeTheirs(task, note));
            }}
          >
            {text('note-take-theirs')}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={dismiss}>
          {text('note-keep-mine')}
        </Button>
      </div>
    </div>
  );
}

/** What became of edits that were sent when nobody had their task open any more. */
export function Aftermath() {
  return (
    <>
      {refusals.value.map((refusal) => (
        <RefusedEdit key={refusal.key} refusal={refusal} />
      ))}
      {strayNotes.value.map((note) => (
        <MetEdit key={note.key} note={note} />
      ))}
    </>
  );
}
