import type { ComponentType } from 'preact';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter-preact';
import '../styles/settings.scss';
import { session } from '../accounts/session';
import { text } from '../texts/texts';
import { CalendarCard } from './calendar-card';
import { DataPart } from './data-part';
import { MailPart } from './mail-part';
import { ProfilePart } from './profile-part';
import { RemindersPart } from './reminders-part';
import { SessionsPart } from './sessions-part';
import { TokensCard } from './tokens-card';
import { ProfileContext } from './use-profile';

interface Part {
  path: string;
  title: string;
  Body: ComponentType;
}

const PARTS: readonly Part[] = [
  { path: '/settings', title: 'profile', Body: ProfilePart },
  { path: '/settings/reminders', title: 'settings-reminders', Body: RemindersPart },
  { path: '/settings/mail', title: 'mail', Body: MailPart },
  { path: '/settings/sessions', title: 'settings-sessions', Body: SessionsPart },
  { path: '/settings/tokens', title: 'tokens', Body: TokensCard },
  { path: '/settings/calendar', title: 'calendar', Body: CalendarCard },
  { path: '/settings/data', title: 'settings-data', Body: DataPart },
];

function Parts() {
  const [here] = useLocation();
  return (
    <nav class="settings-parts" aria-label={text('settings')}>
      {PARTS.map(({ path, title }) => (
        <Link key={path} href={path} aria-current={path === here ? 'page' : undefined}>
          {text(title)}
        </Link>
      ))}
    </nav>
  );
}

/** All that a person can set, each part under an address of its own. */
export function SettingsScreen() {
  const { value } = session;
  if (value.state !== 'signed-in') return null;
  return (
    <ProfileContext.Provider value={value.user}>
      <Screen />
    </ProfileContext.Provider>
  );
}

function Screen() {
  return (
    <div class="settings">
      <Parts />
      <div class="settings-body">
        <Switch>
          {PARTS.map(({ path, Body }) => (
            <Route key={path} path={path}>
              <Body />
            </Route>
          ))}
          <Route>
            <Redirect to="/settings" replace />
          </Route>
        </Switch>
      </div>
    </div>
  );
}
