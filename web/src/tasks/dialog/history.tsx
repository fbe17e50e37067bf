import { useState } from 'preact/hooks';
import { Failure } from '../../http/failure';
import type { HistoryEntry } from '../../http/types';
import { FailureNotice } from '../../kit/notice';
import { RelativeTime } from '../../kit/relative-time';
import { Skeleton } from '../../kit/skeleton';
import { text } from '../../texts/texts';
import { fetchHistory } from '../questions';

function fieldNames({ fields }: HistoryEntry): string {
  return fields.map((field) => text(`field-${field}`)).join(', ');
}

function ChangeLine({ change }: { change: HistoryEntry }) {
  const what = text(`change-${change.what}`);
  const fields = change.what === 'edited' ? fieldNames(change) : '';
  return (
    <li>
      <RelativeTime at={change.at} />
      {' · '}
      {fields ? `${what}: ${fields}` : what}
      {' · '}
      {text(`source-${change.source}`)}
    </li>
  );
}

/** Who changed the task, when and from where; read when somebody wants to know. */
export function History({ id }: { id: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const [changes, setChanges] = useState<readonly HistoryEntry[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function read() {
    setFailure(null);
    try {
      setChanges(await fetchHistory(id));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    }
  }

  return (
    <details
      class="task-history"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
        if (currentTarget.open) void read();
      }}
    >
      <summary>{text('history')}</summary>
      {failure && <FailureNotice failure={failure} />}
      {isOpen && !changes && !failure && <Skeleton lines={2} />}
      <ul>
        {changes?.map((change) => (
          <ChangeLine key={`${change.at}${change.what}`} change={change} />
        ))}
      </ul>
    </details>
  );
}
