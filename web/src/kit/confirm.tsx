import { useState } from 'preact/hooks';
import { text } from '../texts/texts';
import { Button } from './button';
import { closeDialog, Dialog } from './dialog';
import { tellFailure } from './toasts';

interface Props {
  title: string;
  /** What will happen, and whether it can be undone. */
  text: string;
  /** The verb on the button. */
  action: string;
  danger?: boolean;
  /** Closes when it is done; what went wrong is told, and the dialog stays. */
  onConfirm: () => void | Promise<void>;
  onClose: () => void;
}

/** Asks before something that can't be taken back. */
export function Confirm({ title, text: said, action, danger = false, onConfirm, onClose }: Props) {
  const [busy, setBusy] = useState(false);

  async function confirm(button: HTMLElement) {
    setBusy(true);
    try {
      await onConfirm();
      closeDialog(button);
    } finally {
      setBusy(false);
    }
  }

  const buttons = (
    <>
      <Button
        onClick={({ currentTarget }) => {
          closeDialog(currentTarget);
        }}
      >
        {text('cancel')}
      </Button>
      <Button
        look={danger ? 'danger' : 'primary'}
        busy={busy}
        onClick={({ currentTarget }) => {
          tellFailure(confirm(currentTarget));
        }}
      >
        {action}
      </Button>
    </>
  );
  return (
    <Dialog title={title} start=".dialog-foot .btn" onClose={onClose} footer={buttons}>
      <p>{said}</p>
    </Dialog>
  );
}
