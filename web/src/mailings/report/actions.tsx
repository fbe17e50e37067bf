import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import type { Mailing } from '../../http/types';
import { AskButton } from '../../kit/ask-button';
import { Button } from '../../kit/button';
import { showToast, tellFailure } from '../../kit/toasts';
import { text } from '../../texts/texts';
import { act, removeMailing, type Act } from '../api';
import { isLive } from '../model';
import { CloneButton } from './clone-button';
import { TestButton } from './test-button';

interface Props {
  mailing: Mailing;
  onChanged: () => Promise<void>;
}

/** What can be done with a mailing in its state. */
export function Actions({ mailing, onChanged }: Props) {
  const { id, state } = mailing;
  const [busy, setBusy] = useState(false);

  async function change(what: Act) {
    setBusy(true);
    try {
      await act(id, what);
      showToast(text(`mailing-did-${what}`, { id }));
      await onChanged();
    } finally {
      setBusy(false);
    }
  }

  const changeButton = (what: Act) => (
    <Button
      busy={busy}
      look={what === 'resume' ? 'primary' : 'plain'}
      onClick={() => {
        tellFailure(change(what));
      }}
    >
      {text(`mailing-${what}`)}
    </Button>
  );
  return (
    <div class="screen-actions">
      {(state === 'scheduled' || state === 'running') && changeButton('pause')}
      {state === 'paused' && changeButton('resume')}
      {(state === 'draft' || isLive(mailing)) && (
        <Link
          class={`btn btn-${state === 'draft' ? 'primary' : 'plain'}`}
          href={`/mailings/${id}/edit`}
        >
          {text('mailing-change')}
        </Link>
      )}
      <TestButton mailing={mailing} />
      <CloneButton mailing={mailing} />
      {isLive(mailing) && (
        <AskButton
          label={text('mailing-cancel')}
          look="danger"
          title={text('mailing-cancel-title', { id })}
          text={text('mailing-cancel-text')}
          onConfirm={() => change('cancel')}
        />
      )}
      <DeleteButton id={id} />
    </div>
  );
}

function DeleteButton({ id }: { id: string }) {
  const [, navigate] = useLocation();
  return (
    <AskButton
      label={text('delete')}
      look="danger"
      title={text('mailing-delete-title', { id })}
      text={text('mailing-delete-text')}
      onConfirm={async () => {
        await removeMailing(id);
        showToast(text('mailing-deleted', { id }));
        navigate('/mailings');
      }}
    />
  );
}
