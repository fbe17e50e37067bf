import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { saveFile } from '../kit/save-file';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { exportAddress } from './api';
import { fetchExport } from './export';
import type { Wanted } from './model';

/** Hands the clients that are looked for to the browser as a file. */
export function ExportButton({ wanted }: { wanted: Wanted }) {
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      saveFile(await fetchExport(exportAddress(wanted)), 'clients.csv');
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
