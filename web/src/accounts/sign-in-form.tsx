import { Field } from '../kit/field';
import { useForm } from '../kit/use-form';
import { text } from '../texts/texts';
import { AccountForm } from './account-form';
import { signIn } from './api';
import { PasswordFields } from './password-fields';
import { enter } from './session';

async function send({ email = '', password = '' }: Record<string, string>): Promise<void> {
  await enter(await signIn({ email, password }));
}

/** Args: email: the address to start with. */
export function SignInForm({ email }: { email: string }) {
  const form = useForm(send);
  return (
    <AccountForm form={form} action="/api/session" submit={text('sign-in-submit')}>
      <Field
        name="email"
        type="email"
        label={text('email')}
        autocomplete="username"
        required
        defaultValue={email}
        error={form.errors.email}
      />
      <PasswordFields purpose="current" errors={form.errors} autofocus={email !== ''} />
    </AccountForm>
  );
}
