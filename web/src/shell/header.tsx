import { Link } from 'wouter-preact';
import { leave, session } from '../accounts/session';
import { tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { LanguageChoice, ThemeChoice } from './choices';

function WhoIsHere({ email }: { email: string | null }) {
  return (
    <div class="who">
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
  return (
    <header class="header">
      <Link class="brand" href="/">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        {text('product')}
      </Link>
      <div class="choices">
        <LanguageChoice />
        <ThemeChoice />
      </div>
      {value.state === 'signed-in' && <WhoIsHere email={value.user.email} />}
    </header>
  );
}
