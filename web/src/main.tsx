import { render } from 'preact';
import { followOtherTabs, loadSession } from './accounts/session';
import { App } from './app';
import { followKeys } from './shell/keys';
import { followNavigation } from './shell/navigation';
import { followTheme } from './shell/theme';
import { followTitle } from './shell/title';
import { preferredLanguage, speak } from './texts/texts';
import './styles/main.scss';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');

followTheme();
const texts = speak(preferredLanguage());
void loadSession();
await texts;
followTitle();
followKeys();
followNavigation();
followOtherTabs();
render(<App />, root);
