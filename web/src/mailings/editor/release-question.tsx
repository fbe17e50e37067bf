import { useCallback, useState } from 'preact/hooks';
import { Button } from '../../kit/button';
import { closeDialog, Dialog } from '../../kit/dialog';
import { Loading } from '../../kit/loading';
import { useLoaded } from '../../kit/use-loaded';
import { exactTime } from '../../texts/dates';
import { text } from '../../texts/texts';
import { previewMailing } from '../api';
import type { Draft } from './draft';
import { saidCount } from './preview';

interface Props {
  draft: Draft;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks before a mass send, with how many will be written to, counted at this moment. */
export function ReleaseQuestion({ draft, onConfirm, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const { filter, text: words, startsNow, start_at, end_at } = draft;
  const counted = useLoaded(useCallback(() => previewMailing(filter, words), [filter, words]));

  async function confirm(button: HTMLElement) {
    setBusy(true);
    await onConfirm();
    closeDialog(button);
  }

  return (
    <Dialog
      title={text('release-title')}
      onClose={onClose}
      footer={
        <>
          <Button
            onClick={({ currentTarget }) => {
              closeDialog(currentTarget);
            }}
          >
            {text('cancel')}
          </Button>
          <Button
            look="primary"
            icon="send"
            busy={busy}
            disabled={!counted.data}
            onClick={(event) => void confirm(event.currentTarget)}
          >
            {text(startsNow ? 'release-now' : 'release-later')}
          </Button>
        </>
      }
    >
      <Loading of={counted} />
      {counted.data && <p class="preview-count">{saidCount(counted.data)}</p>}
      <p>
        {startsNow || !start_at
          ? text('release-starts-now')
          : text('release-starts', { time: exactTime(start_at) })}
      </p>
      {end_at && <p>{text('release-ends', { time: exactTime(end_at) })}</p>}
      {!startsNow && <p class="form-text">{text('release-counted-then')}</p>}
    </Dialog>
  );
}
