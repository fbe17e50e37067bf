import { loadSession, session } from './accounts/session';
import { SignedOut } from './accounts/signed-out';
import { FailureNotice } from './kit/notice';
import { Toasts } from './kit/toasts';
import { Waiting } from './kit/waiting';
import { Header } from './shell/header';
import { Board } from './tasks/board';
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
      return <Board key={value.user.id} />;
  }
}

export function App() {
  return (
    <>
      <Header />
      <main class="main">
        <Screen />
      </main>
      <Toasts />
    </>
  );
}
