import { Button } from '../../kit/button';
import { text } from '../../texts/texts';
import type { Draft } from '../autosave';
import type { Note } from '../merge';

/** The words of a field, as far as it has any. */
export function said(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.join(', ')
    : '';
}

function MetNote({ note, draft }: { note: Note; draft: Draft }) {
  const theirs = said(note.theirs);
  return (
    <div class="alert alert-warning" role="status">
      <p>
        {text('note-met', { field: text(`field-${note.field}`) })}{' '}
        {theirs && <q class="note-theirs">{theirs}</q>}
      </p>
      <div class="note-ways">
        <Button
          size="small"
          onClick={() => {
            draft.takeTheirs(note);
          }}
        >
          {text('note-take-theirs')}
        </Button>
        <Button
          size="small"
          look="quiet"
          onClick={() => {
            draft.dismiss(note);
          }}
        >
          {text('note-keep-mine')}
        </Button>
      </div>
    </div>
  );
}

/** Edits from elsewhere that met one made here: both are told, the person chooses. */
export function MetNotes({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.notes.value.map((note) => (
        <MetNote key={note.field} note={note} draft={draft} />
      ))}
    </>
  );
}
