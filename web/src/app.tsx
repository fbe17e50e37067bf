import { Route, Switch } from 'wouter-preact';
import { loadSession, session } from './accounts/session';
import { SignedOut } from './accounts/signed-out';
import { Button } from './kit/button';
import { FailureNotice } from './kit/notice';
import { Toasts } from './kit/toasts';
import { Header } from './shell/header';
import { KeysHelp } from './shell/keys-help';
import { lazyScreen } from './shell/lazy-screen';
import { OfflineNotice } from './shell/online';
import { PageSkeleton } from './shell/page-skeleton';
import { SignedIn } from './shell/signed-in';
import { SkipLink } from './shell/skip-link';
import { LINK_BASE } from './tasks/task-address';
import { text } from './texts/texts';

const LinkPage = lazyScreen('links', () =>
  import('./links/link-page').then((module) => module.LinkPage),
);

function Screen() {
  const { value } = session;
  switch (value.state) {
    case 'loading':
      return <PageSkeleton />;
    case 'unreachable':
      return (
        <FailureNotice failure={value.failure}>
          <Button size="small" onClick={() => void loadSession()}>
            {text('retry')}
          </Button>
        </FailureNotice>
      );
    case 'signed-out':
      return <SignedOut expired={value.expired} />;
    case 'signed-in':
      return <SignedIn key={value.user.id} user={value.user} />;
  }
}

function OwnPage() {
  return (
    <>
      <Header />
      <main class="main" id="main" tabIndex={-1}>
        <Screen />
      </main>
    </>
  );
}

/** Args: linkToken: what the page was opened with, if it was by a web link. */
export function App({ linkToken = null }: { linkToken?: string | null }) {
  return (
    <>
      <SkipLink />
      <OfflineNotice />
      <Switch>
        <Route path={LINK_BASE} nest>
          <LinkPage token={linkToken} />
        </Route>
        <Route>
          <OwnPage />
        </Route>
      </Switch>
      <Toasts />
      <KeysHelp />
    </>
  );
}
