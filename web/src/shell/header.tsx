import { Link } from 'wouter-preact';
import type { User } from '../accounts/api';
import { leave, session } from '../accounts/session';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { LanguageChoice, ThemeChoice } from './choices';
import { SectionLinks } from './section-links';

function WhoIsHere({ user: { email } }: { user: User }) {
  return (
    <div class="who">
      <Link href="/telegram">{text('telegram-and-links')}</Link>
      <span class="who-email" title={email ?? undefined}>
        {email}
      </span>
      <button
        type="button"
        class="btn btn-sm btn-outline-secondary"
        onClick={() => {
          tellFailure(leave());
        }}
      >
        {text('log-out')}
      </button>
    </div>
  );
}

export function Header() {
  const { value } = session;
  const user = value.state === 'signed-in' ? value.user : null;
  return (
    <header class="header">
      <Link class="brand" href="/">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        {text('product')}
      </Link>
      {user && <SectionLinks user={user} />}
      <div class="choices">
        <LanguageChoice />
        <ThemeChoice />
      </div>
      {user && <WhoIsHere user={user} />}
    </header>
  );
}
