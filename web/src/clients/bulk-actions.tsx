import { useState } from 'preact/hooks';
import { AskButton } from '../kit/ask-button';
import { Button } from '../kit/button';
import { Progress } from '../kit/progress';
import { showToast, tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { changeClient, removeClient } from './api';
import { inTurns } from './in-turns';
import type { Client } from './model';
import { TagDialog } from './tag-dialog';

interface Props {
  clients: readonly Client[];
  /** Called once it is done; what is shown is old then. */
  onDone: () => Promise<void>;
}

/** What can be done with several clients at once; how far it has come is seen. */
export function BulkActions({ clients, onDone }: Props) {
  const [done, setDone] = useState<number | null>(null);
  const [isTagging, setIsTagging] = useState(false);
  const count = clients.length;

  async function doWithEach(work: (client: Client) => Promise<unknown>, told: string) {
    setDone(0);
    try {
      await inTurns(clients, work, setDone);
      showToast(told);
    } finally {
      setDone(null);
      await onDone();
    }
  }

  function withEach(work: (client: Client) => Promise<unknown>, told: string) {
    tellFailure(doWithEach(work, told));
  }

  if (done !== null) {
    return <Progress label={text('clients-working')} value={done} max={count} />;
  }
  return (
    <>
      <Button
        size="small"
        icon="tag"
        onClick={() => {
          setIsTagging(true);
        }}
      >
        {text('clients-tag')}
      </Button>
      <AskButton
        label={text('clients-delete', { count })}
        size="small"
        look="danger"
        title={text('clients-delete-title', { count })}
        text={text('clients-delete-text')}
        onConfirm={() => {
          withEach(({ id }) => removeClient(id), text('clients-deleted', { count }));
        }}
      />
      {isTagging && (
        <TagDialog
          count={count}
          onTag={(tag) => {
            withEach((client) => changeClient(client, { tag }), text('clients-tagged', { count }));
          }}
          onClose={() => {
            setIsTagging(false);
          }}
        />
      )}
    </>
  );
}
