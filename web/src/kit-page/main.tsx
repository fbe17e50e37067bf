import { render } from 'preact';
import { followTheme } from '../shell/theme';
import { preferredLanguage, speak } from '../texts/texts';
import { KitPage } from './kit-page';
import '../styles/main.scss';
import './kit-page.scss';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');

followTheme();
await speak(preferredLanguage());
render(<KitPage />, root);
