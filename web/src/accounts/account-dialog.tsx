import { useState } from 'preact/hooks';
import { Dialog } from '../kit/dialog';
import { Tabs } from '../kit/tabs';
import { lazyScreen } from '../shell/lazy-screen';
import { OutsideWays } from '../outside/ways';
import { text } from '../texts/texts';
import { RegisterForm } from './register-form';
import { SignInForm } from './sign-in-form';

const ForgotForm = lazyScreen('from-mail', () =>
  import('../from-mail/forgot-form').then((module) => module.ForgotForm),
);

export type Tab = 'register' | 'sign-in';

interface Props {
  tab: Tab;
  onTab: (tab: Tab) => void;
  onClose: () => void;
}

export function AccountDialog({ tab, onTab, onClose }: Props) {
  const [email, setEmail] = useState('');
  const [isForgotten, setIsForgotten] = useState(false);

  function signInAs(address: string) {
    setEmail(address);
    setIsForgotten(false);
    onTab('sign-in');
  }

  function forget(address: string) {
    setEmail(address);
    setIsForgotten(true);
  }

  if (isForgotten) {
    return (
      <Dialog title={text('forgot')} start="input" onClose={onClose}>
        <ForgotForm email={email} onBack={signInAs} />
      </Dialog>
    );
  }
  return (
    <Dialog title={text('account')} start="input" onClose={onClose}>
      <Tabs
        label={text('account')}
        tabs={[
          { name: 'register', label: text('register') },
          { name: 'sign-in', label: text('sign-in') },
        ]}
        current={tab}
        onChange={onTab}
      >
        {tab === 'register' ? (
          <RegisterForm onTaken={signInAs} />
        ) : (
          <SignInForm email={email} onForgot={forget} />
        )}
        <OutsideWays />
      </Tabs>
    </Dialog>
  );
}
