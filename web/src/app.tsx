import { loadSession, session } from './accounts/session';
import { SignedOut } from './accounts/signed-out';
import { FailureNotice } from './kit/notice';
import { Toasts } from './kit/toasts';
import { Waiting } from './kit/waiting';
import { Header } from './shell/header';
import { KeysHelp } from './shell/keys-help';
import { SignedIn } from './shell/signed-in';
import { SkipLink } from './shell/skip-link';
import { text } from './texts/texts';

function Screen() {
  const { value } = session;
  switch (value.state) {
    case 'loading':
      return <Waiting />;
    case 'unreachable':
      return (
        <FailureNotice failure={value.failure}>
          <button type="button" class="btn btn-outline-danger" onClick={() => void loadSession()}>
            {text('retry')}
          </button>
        </FailureNotice>
      );
    case 'signed-out':
      return <SignedOut expired={value.expired} />;
    case 'signed-in':
      return <SignedIn key={value.user.id} user={value.user} />;
  }
}

export function App() {
  return (
    <>
      <SkipLink />
      <Header />
      <main class="main" id="main" tabIndex={-1}>
        <Screen />
      </main>
      <Toasts />
      <KeysHelp />
    </>
  );
}
