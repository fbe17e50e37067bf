import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { useForm } from '../kit/use-form';
import { text } from '../texts/texts';
import { AccountForm } from './account-form';
import { signIn } from './api';
import { PasswordFields } from './password-fields';
import { enter } from './session';

interface Props {
  /** The address to start with. */
  email: string;
  onEntered?: () => void;
  /** Called with the address that was typed by whoever does not know his password. */
  onForgot?: (email: string) => void;
}

function Forgot({ onForgot }: { onForgot: (email: string) => void }) {
  return (
    <Button
      look="quiet"
      size="small"
      onClick={({ currentTarget: { form } }) => {
        const typed = form?.elements.namedItem('email');
        onForgot(typed instanceof HTMLInputElement ? typed.value : '');
      }}
    >
      {text('forgot')}
    </Button>
  );
}

export function SignInForm({ email, onEntered, onForgot }: Props) {
  const form = useForm(async ({ email: address = '', password = '' }) => {
    await enter(await signIn({ email: address, password }));
    onEntered?.();
  });
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
      {onForgot && (
        <div>
          <Forgot onForgot={onForgot} />
        </div>
      )}
    </AccountForm>
  );
}
