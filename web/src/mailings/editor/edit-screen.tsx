import { useCallback } from 'preact/hooks';
import { Loading } from '../../kit/loading';
import { ScreenHead } from '../../kit/screen-head';
import { useLoaded } from '../../kit/use-loaded';
import { text } from '../../texts/texts';
import { fetchMailing } from '../api';
import { StateBadge } from '../state-badge';
import { Editor } from './editor';

/** The editor of a mailing, or of a new one, at its address. */
export function EditScreen({ id }: { id: string | null }) {
  if (id !== null) return <Found id={id} />;
  return (
    <div class="screen">
      <ScreenHead title={text('mailing-new')} back="/mailings" backLabel={text('mailings-all')} />
      <Editor mailing={null} />
    </div>
  );
}

function Found({ id }: { id: string }) {
  const mailing = useLoaded(useCallback(() => fetchMailing(id), [id]));
  return (
    <div class="screen">
      <ScreenHead
        title={text('mailing-edit', { id })}
        back={`/mailings/${id}`}
        backLabel={text('mailing-back', { id })}
      >
        {mailing.data && <StateBadge mailing={mailing.data} />}
      </ScreenHead>
      <Loading of={mailing} lines={6} />
      {mailing.data && <Editor mailing={mailing.data} />}
    </div>
  );
}
