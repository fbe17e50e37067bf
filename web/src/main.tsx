import { render } from 'preact';
import { followOtherTabs, loadSession } from './accounts/session';
import { App } from './app';
import { followKeys } from './shell/keys';
import { followNavigation } from './shell/navigation';
import { followTheme } from './shell/theme';
import { followTitle } from './shell/title';
import { preferredLanguage, speak } from './texts/texts';
import './styles/main.scss';

async function start(root: Element): Promise<void> {
  followTheme();
  const texts = speak(preferredLanguage());
  void loadSession();
  await texts;
  followTitle();
  followKeys();
  followNavigation();
  followOtherTabs();
  root.replaceChildren();
  render(<App />, root);
}

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');

start(root).catch((error: unknown) => {
  document.getElementById('no-app')?.removeAttribute('hidden');
  throw error;
});
