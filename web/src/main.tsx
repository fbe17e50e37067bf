import { render } from 'preact';
import { rememberSession } from './accounts/expected';
import { followOtherTabs, loadSession } from './accounts/session';
import { App } from './app';
import { isMailPage } from './from-mail/address';
import { actAs } from './http/caller';
import { isOutsidePage } from './outside/journey';
import { followKeys } from './shell/keys';
import { followNavigation } from './shell/navigation';
import { followTheme } from './shell/theme';
import { followTitle } from './shell/title';
import { takeToken } from './shell/token';
import { isLinkPage } from './tasks/task-address';
import { preferredLanguage, speak } from './texts/texts';
import './styles/main.scss';

async function start(root: Element): Promise<void> {
  followTheme();
  const texts = speak(preferredLanguage());
  const token = isLinkPage() || isMailPage() ? takeToken() : null;
  if (isLinkPage()) actAs('link');
  else if (!isMailPage() && !isOutsidePage()) void loadSession();
  await texts;
  followTitle();
  followKeys();
  followNavigation();
  if (!isLinkPage()) followOtherTabs();
  rememberSession();
  root.replaceChildren();
  render(<App token={token} />, root);
}

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');

start(root).catch((error: unknown) => {
  document.getElementById('no-app')?.removeAttribute('hidden');
  throw error;
});
