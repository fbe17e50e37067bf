import { useState } from 'preact/hooks';
import { Dialog } from '../kit/dialog';
import { Tabs } from '../kit/tabs';
import { text } from '../texts/texts';
import { RegisterForm } from './register-form';
import { SignInForm } from './sign-in-form';

export type Tab = 'register' | 'sign-in';

interface Props {
  tab: Tab;
  onTab: (tab: Tab) => void;
  onClose: () => void;
}

export function AccountDialog({ tab, onTab, onClose }: Props) {
  const [email, setEmail] = useState('');

  function signInAs(address: string) {
    setEmail(address);
    onTab('sign-in');
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
        {tab === 'register' ? <RegisterForm onTaken={signInAs} /> : <SignInForm email={email} />}
      </Tabs>
    </Dialog>
  );
}
