import { useState } from 'preact/hooks';
import { navigate } from 'wouter-preact/use-browser-location';
import { AccountForm } from '../accounts/account-form';
import { PasswordFields, passwordsDiffer } from '../accounts/password-fields';
import { SignInForm } from '../accounts/sign-in-form';
import { tellOtherTabs } from '../accounts/tabs';
import { useForm } from '../kit/use-form';
import { text } from '../texts/texts';
import { resetPassword } from './api';
import { ForgotForm } from './forgot-form';
import { DeadLink, Told } from './told';
import { isDeadLink } from './use-deed';

function AskAgain() {
  return (
    <DeadLink why={text('reset-dead-why')}>
      <ForgotForm email="" />
    </DeadLink>
  );
}

function SignInAgain({ email }: { email: string }) {
  return (
    <Told title={text('reset-done')}>
      <p>{text('reset-done-about')}</p>
      <SignInForm
        email={email}
        onEntered={() => {
          navigate('/', { replace: true });
        }}
      />
    </Told>
  );
}

interface NewPasswordProps {
  token: string;
  onDone: (email: string) => void;
  onDead: () => void;
}

function NewPassword({ token, onDone, onDead }: NewPasswordProps) {
  const form = useForm(async ({ password = '' }) => {
    try {
      onDone(await resetPassword(token, password));
      // Whoever was signed in here with the old password no longer is.
      tellOtherTabs();
    } catch (error) {
      if (!isDeadLink(error)) throw error;
      onDead();
    }
  }, passwordsDiffer);
  return (
    <Told title={text('reset')}>
      <p>{text('reset-about')}</p>
      <AccountForm form={form} action="/api/password-reset/confirm" submit={text('reset-submit')}>
        <PasswordFields purpose="new" errors={form.errors} autofocus />
      </AccountForm>
    </Told>
  );
}

/** Sets a new password by a link that works once, then lets in with it. */
export function ResetPage({ token }: { token: string | null }) {
  const [isDead, setIsDead] = useState(token === null);
  const [email, setEmail] = useState<string | null>(null);
  if (isDead || token === null) return <AskAgain />;
  if (email !== null) return <SignInAgain email={email} />;
  return (
    <NewPassword
      token={token}
      onDone={setEmail}
      onDead={() => {
        setIsDead(true);
      }}
    />
  );
}
