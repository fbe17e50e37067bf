import { useState } from 'preact/hooks';
import { session } from '../accounts/session';
import type { User } from '../http/types';
import { Badge, type BadgeLook } from '../kit/badge';
import { Button } from '../kit/button';
import { text } from '../texts/texts';
import { askForConfirmation } from './api';
import { Card } from './card';
import { useAccount } from './use-profile';
import { useSaving } from './use-saving';

type AddressState = 'confirmed' | 'unconfirmed' | 'refused';

const LOOKS: Record<AddressState, BadgeLook> = {
  confirmed: 'good',
  unconfirmed: 'warning',
  refused: 'bad',
};

function stateOf({ email_refused, email_confirmed }: User): AddressState {
  if (email_refused) return 'refused';
  return email_confirmed ? 'confirmed' : 'unconfirmed';
}

/** How much is known of a person's address, in a word or two. */
export function AddressBadge({ user }: { user: User }) {
  const state = stateOf(user);
  return <Badge look={LOOKS[state]}>{text(`mail-is-${state}`)}</Badge>;
}

interface Props {
  user: User;
  email: string;
}

function Address({ user, email }: Props) {
  const [isSent, setIsSent] = useState(false);
  const saving = useSaving();
  const state = stateOf(user);

  async function send() {
    session.value = { state: 'signed-in', user: await askForConfirmation() };
    setIsSent(true);
  }

  return (
    <Card title={text('mail-address')} saving={saving}>
      <p class="record-body">
        <b>{email}</b> <AddressBadge user={user} />
      </p>
      {state !== 'confirmed' && (
        <>
          <div role="status">
            {isSent ? (
              <p class="alert alert-success">{text('mail-sent', { email })}</p>
            ) : (
              <p>{text(`mail-${state}-about`)}</p>
            )}
          </div>
          <div>
            <Button
              icon="send"
              busy={saving.state === 'saving'}
              onClick={() => void saving.save(send)}
            >
              {text('mail-again')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

/** Where mail goes, and whether it gets there. */
export function AddressCard() {
  const user = useAccount();
  if (user.email !== null) return <Address user={user} email={user.email} />;
  return <Card title={text('mail-address')}>{text('mail-none')}</Card>;
}
