import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { useForm } from '../kit/use-form';
import { language, text } from '../texts/texts';
import { AccountForm } from './account-form';
import { register } from './api';
import { PasswordFields, passwordsDiffer } from './password-fields';
import { enter } from './session';

async function send({
  email = '',
  password = '',
  password_repeat = '',
}: Record<string, string>): Promise<void> {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const newUser = { email, password, password_repeat, timezone, language: language.value };
  await enter(await register(newUser));
}

interface Props {
  /** The address has an account already, and its owner wants to sign in. */
  onTaken: (email: string) => void;
}

export function RegisterForm({ onTaken }: Props) {
  const form = useForm(send, passwordsDiffer);
  const [email, setEmail] = useState('');
  const remedy = form.failure?.status === 409 && (
    <Button
      size="small"
      onClick={() => {
        onTaken(email);
      }}
    >
      {text('sign-in-with', { email })}
    </Button>
  );
  return (
    <AccountForm form={form} action="/api/user" submit={text('register-submit')} remedy={remedy}>
      <Field
        name="email"
        type="email"
        label={text('email')}
        autocomplete="username"
        required
        error={form.errors.email}
        onInput={({ currentTarget: { value } }) => {
          setEmail(value);
        }}
      />
      <PasswordFields purpose="new" errors={form.errors} />
    </AccountForm>
  );
}
