import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { Mailing } from '../../http/types';
import { Button } from '../../kit/button';
import { showToast, tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { cloneMailing } from '../api';

/** Makes a draft of the same and opens it. */
export function CloneButton({ mailing }: { mailing: Mailing }) {
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);

  async function clone() {
    setBusy(true);
    try {
      const { id } = await cloneMailing(mailing.id);
      showToast(text('mailing-cloned', { id }));
      navigate(`/mailings/${id}/edit`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      icon="copy"
      busy={busy}
      onClick={() => {
        tellFailure(clone());
      }}
    >
      {text('mailing-clone')}
    </Button>
  );
}
