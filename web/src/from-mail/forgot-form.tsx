import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { useForm } from '../kit/use-form';
import { AccountForm } from '../accounts/account-form';
import { text } from '../texts/texts';
import { askForReset } from './api';

interface SentProps {
  email: string;
  onAgain: () => void;
  back: ComponentChildren;
}

/** It is not told whether there is an account: whoever asks may not be its owner. */
function Sent({ email, onAgain, back }: SentProps) {
  return (
    <div class="form">
      <div class="form" role="status">
        <p class="alert alert-success">{text('forgot-sent', { email })}</p>
        <p class="form-text">{text('forgot-sent-more')}</p>
      </div>
      {back}
      <Button look="quiet" onClick={onAgain}>
        {text('forgot-again')}
      </Button>
    </div>
  );
}

interface Props {
  /** The address to start with. */
  email: string;
  /** Leads back to where one signs in, with the address that was typed. */
  onBack?: (email: string) => void;
}

/** Asks for a mail with a link to a new password. */
export function ForgotForm({ email, onBack }: Props) {
  const [typed, setTyped] = useState(email);
  const [isSent, setIsSent] = useState(false);
  const form = useForm(async ({ email: address = '' }) => {
    await askForReset(address);
    setIsSent(true);
  });
  const back = onBack && (
    <Button
      onClick={() => {
        onBack(typed);
      }}
    >
      {text('forgot-back')}
    </Button>
  );
  if (isSent) {
    const again = () => {
      setIsSent(false);
    };
    return <Sent email={typed} onAgain={again} back={back} />;
  }
  return (
    <div class="form">
      <p>{text('forgot-about')}</p>
      <AccountForm form={form} action="/api/password-reset" submit={text('forgot-send')}>
        <Field
          name="email"
          type="email"
          label={text('email')}
          autocomplete="username"
          required
          autofocus={onBack !== undefined}
          defaultValue={typed}
          error={form.errors.email}
          onInput={({ currentTarget: { value } }) => {
            setTyped(value);
          }}
        />
      </AccountForm>
      {back}
    </div>
  );
}
