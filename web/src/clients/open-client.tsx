import { useCallback } from 'preact/hooks';
import { Dialog } from '../kit/dialog';
import { Loading } from '../kit/loading';
import { useLoaded } from '../kit/use-loaded';
import { text } from '../texts/texts';
import { fetchClient } from './api';
import { ClientForm } from './client-form';
import type { Client } from './model';
import { saidPhone } from './model';

interface Props {
  /** Of a client, or "new". */
  id: string;
  /** The client, where the list has him. */
  known: Client | undefined;
  onSaved: () => void;
  onClose: () => void;
}

/** The dialog of one client, found by his address. */
export function OpenClient({ id, known, ...rest }: Props) {
  if (id === 'new') {
    return <ClientForm title={text('client-add')} client={null} {...rest} />;
  }
  if (known) return <ClientForm title={saidPhone(known.phone)} client={known} {...rest} />;
  return <FoundClient id={id} {...rest} />;
}

function FoundClient({ id, ...rest }: Omit<Props, 'known'>) {
  const client = useLoaded(useCallback(() => fetchClient(id), [id]));
  if (client.data) {
    return <ClientForm title={saidPhone(client.data.phone)} client={client.data} {...rest} />;
  }
  return (
    <Dialog title={text('client')} onClose={rest.onClose}>
      <Loading of={client} />
    </Dialog>
  );
}
