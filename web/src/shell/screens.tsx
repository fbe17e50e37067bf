import type { ComponentChildren, ComponentType } from 'preact';
import { Route, Switch } from 'wouter-preact';
import type { User } from '../accounts/api';
import { text } from '../texts/texts';
import { Forbidden, NotFound, ToCome } from './frame-pages';
import { lazyScreen } from './lazy-screen';
import { mayOpen, ROLE_SECTIONS, type Section } from './sections';
import { useTitle } from './title';

interface Screen extends Section {
  Body: ComponentType;
}

const TelegramAndLinks = lazyScreen('links', () =>
  import('../links/screen').then((module) => module.TelegramAndLinks),
);

const Settings = lazyScreen('settings', () =>
  import('../settings').then((module) => module.SettingsScreen),
);

const Clients = lazyScreen('manager', () =>
  import('../clients').then((module) => module.ClientsScreen),
);

const Mailings = lazyScreen('manager', () =>
  import('../mailings').then((module) => module.MailingsScreen),
);

const Users = lazyScreen('users', () => import('../users').then((module) => module.UsersScreen));

/** Those of the sections that some roles open. */
const BODIES: Record<string, ComponentType> = {
  '/clients': Clients,
  '/mailings': Mailings,
  '/users': Users,
};

const SCREENS: readonly Screen[] = [
  { path: '/settings', title: 'settings', Body: Settings },
  { path: '/telegram', title: 'telegram-and-links', Body: TelegramAndLinks },
  ...ROLE_SECTIONS.map((section) => ({
    ...section,
    Body: BODIES[section.path] ?? ToCome,
  })),
];

function Page({ title, children }: { title: string; children: ComponentChildren }) {
  useTitle(title);
  return (
    <>
      <h1 class="page-title">{title}</h1>
      {children}
    </>
  );
}

/** Every screen of somebody signed in but the board, each under its heading. */
export function Screens({ user }: { user: User }) {
  return (
    <Switch>
      {SCREENS.map((screen) => (
        <Route key={screen.path} path={`${screen.path}/*?`}>
          {mayOpen(user, screen) ? (
            <Page title={text(screen.title)}>
              <screen.Body />
            </Page>
          ) : (
            <Page title={text('forbidden')}>
              <Forbidden />
            </Page>
          )}
        </Route>
      ))}
      <Route>
        <Page title={text('not-found')}>
          <NotFound />
        </Page>
      </Route>
    </Switch>
  );
}
