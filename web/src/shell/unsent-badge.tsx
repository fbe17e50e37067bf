import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { sendUnsent, unsent } from '../sync/unsent';
import { text } from '../texts/texts';

/** How many edits wait to be sent, and the way to try it now. */
export function UnsentBadge() {
  const [busy, setBusy] = useState(false);

  function send() {
    setBusy(true);
    void sendUnsent().finally(() => {
      setBusy(false);
    });
  }

  return (
    <span class="unsent" role="status">
      {unsent.value > 0 && (
        <Button size="small" icon="warning" busy={busy} title={text('unsent-send')} onClick={send}>
          {text('unsent', { count: unsent.value })}
        </Button>
      )}
    </span>
  );
}
