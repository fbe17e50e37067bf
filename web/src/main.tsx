import { render } from 'preact';
import { rememberSession } from './accounts/expected';
import { followOtherTabs, loadSession } from './accounts/session';
import { App } from './app';
import { actAs } from './http/caller';
import { takeToken } from './links/token';
import { followKeys } from './shell/keys';
import { followNavigation } from './shell/navigation';
import { followTheme } from './shell/theme';
import { followTitle } from './shell/title';
import { isLinkPage } from './tasks/task-address';
import { preferredLanguage, speak } from './texts/texts';
import './styles/main.scss';

async function start(root: Element): Promise<void> {
  followTheme();
  const texts = speak(preferredLanguage());
  const linkToken = isLinkPage() ? takeToken() : null;
  if (isLinkPage()) actAs('link');
  else void loadSession();
  await texts;
  followTitle();
  followKeys();
  followNavigation();
  if (!isLinkPage()) followOtherTabs();
  rememberSession();
  root.replaceChildren();
  render(<App linkToken={linkToken} />, root);
}

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');

start(root).catch((error: unknown) => {
  document.getElementById('no-app')?.removeAttribute('hidden');
  throw error;
});
