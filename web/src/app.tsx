import type { ComponentChildren } from 'preact';
import { Route, Switch } from 'wouter-preact';
import { loadSession, session } from './accounts/session';
import { SignedOut } from './accounts/signed-out';
import { MAIL_PAGES } from './from-mail/address';
import { Button } from './kit/button';
import { FailureNotice } from './kit/notice';
import { Toasts } from './kit/toasts';
import { Header } from './shell/header';
import { KeysHelp } from './shell/keys-help';
import { lazyScreen } from './shell/lazy-screen';
import { OfflineNotice } from './shell/online';
import { PageSkeleton } from './shell/page-skeleton';
import { PlainHeader } from './shell/plain-header';
import { SignedIn } from './shell/signed-in';
import { SkipLink } from './shell/skip-link';
import { LINK_BASE } from './tasks/task-address';
import { text } from './texts/texts';

const LinkPage = lazyScreen('links', () =>
  import('./links/link-page').then((module) => module.LinkPage),
);

const FromMail = lazyScreen('from-mail', () =>
  import('./from-mail').then((module) => module.FromMail),
);

const OutsidePage = lazyScreen('outside', () =>
  import('./outside').then((module) => module.OutsidePage),
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

function Main({ children }: { children: ComponentChildren }) {
  return (
    <main class="main" id="main" tabIndex={-1}>
      {children}
    </main>
  );
}

/** Args: token: the secret that the page was opened with, by a web link or one of a mail. */
export function App({ token = null }: { token?: string | null }) {
  return (
    <>
      <SkipLink />
      <OfflineNotice />
      <Switch>
        <Route path={LINK_BASE} nest>
          <LinkPage token={token} />
        </Route>
        {MAIL_PAGES.map((page) => (
          <Route key={page} path={`/${page}`}>
            <PlainHeader />
            <Main>
              <FromMail page={page} token={token} />
            </Main>
          </Route>
        ))}
        <Route path="/outside">
          <PlainHeader />
          <Main>
            <OutsidePage />
          </Main>
        </Route>
        <Route>
          <Header />
          <Main>
            <Screen />
          </Main>
        </Route>
      </Switch>
      <Toasts />
      <KeysHelp />
    </>
  );
}
