import { useState } from 'preact/hooks';
import { askForReset } from '../from-mail/api';
import { Button } from '../kit/button';
import { text } from '../texts/texts';
import { Card } from './card';
import { useSaving } from './use-saving';

/** For who signs in without a password: one can be chosen by a link that is sent to the address. */
export function NewPasswordCard({ email }: { email: string }) {
  const [isSent, setIsSent] = useState(false);
  const saving = useSaving();

  async function send() {
    await askForReset(email);
    setIsSent(true);
  }

  return (
    <Card title={text('new-password')} saving={saving}>
      <div role="status">
        {isSent ? (
          <p class="alert alert-success">{text('new-password-sent', { email })}</p>
        ) : (
          <p>{text('new-password-about')}</p>
        )}
      </div>
      <div>
        <Button icon="send" busy={saving.state === 'saving'} onClick={() => void saving.save(send)}>
          {text('new-password-send')}
        </Button>
      </div>
    </Card>
  );
}
