import { useState } from 'preact/hooks';
import { fetchTable } from '../../http/table-file';
import type { Mailing } from '../../http/types';
import { Button } from '../../kit/button';
import { saveFile } from '../../kit/save-file';
import { tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { reportAddress } from '../api';

/** Hands all messages of a mailing to the browser as a file. */
export function ReportFile({ mailing: { id } }: { mailing: Mailing }) {
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      saveFile(await fetchTable(reportAddress(id)), `mailing-${id}.csv`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      icon="download"
      busy={busy}
      onClick={() => {
        tellFailure(save());
      }}
    >
      {text('messages-save')}
    </Button>
  );
}
