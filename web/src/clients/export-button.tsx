import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { saveFile } from '../kit/save-file';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { fetchExport } from './export';

/** Hands all clients to the browser as a file. */
export function ExportButton() {
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      saveFile(await fetchExport(), 'clients.csv');
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
      {text('clients-export')}
    </Button>
  );
}
