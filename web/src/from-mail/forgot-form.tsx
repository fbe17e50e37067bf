import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { useForm } from '../kit/use-form';
import { AccountForm } from '../accounts/account-form';
import { text } from '../texts/texts';
import { askForReset } from './api';

interface Props {
  /** The address to start with. */
  email: string;
  /** Leads back to where one signs in, with the address that was typed. */
  onBack?: (email: string) => void;
}

function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  return (
    <div role="status">
      <p class="alert alert-success">{text('forgot-sent', { email })}</p>
      <p class="form-text">{text('forgot-sent-more')}</p>
      <Button look="quiet" size="small" onClick={onAgain}>
        {text('forgot-again')}
      </Button>
    </div>
  );
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
    return (
      <div class="form">
        <Sent
          email={typed}
          onAgain={() => {
            setIsSent(false);
          }}
        />
        {back}
      </div>
    );
  }
  return (
    <>
      <p>{text('forgot-about')}</p>
      <AccountForm form={form} action="/api/password-reset" submit={text('forgot-send')}>
        <Field
          name="email"
          type="email"
          label={text('email')}
          autocomplete="username"
          required
          autofocus
          defaultValue={typed}
          error={form.errors.email}
          onInput={({ currentTarget: { value } }) => {
            setTyped(value);
          }}
        />
      </AccountForm>
      {back && <div class="form-back">{back}</div>}
    </>
  );
}
