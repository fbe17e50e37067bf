import { render } from 'preact';
import { loadSession } from './accounts/session';
import { App } from './app';
import { followTheme } from './shell/theme';
import { preferredLanguage, speak } from './texts/texts';
import './styles/main.scss';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');

followTheme();
await speak(preferredLanguage());
render(<App />, root);
await loadSession();
