import { Link } from 'wouter-preact';
import type { User } from '../accounts/api';
import { session } from '../accounts/session';
import { text } from '../texts/texts';
import { AccountMenu } from './account-menu';
import { LanguageChoice, ThemeChoice } from './choices';
import { HeaderMenu } from './header-menu';
import { LogOutQuestion } from './log-out';
import { SectionLinks } from './section-links';
import { sectionsOf } from './sections';
import { UnsentBadge } from './unsent-badge';

export function Brand() {
  return (
    <>
      <img src="/favicon.svg" alt="" width="28" height="28" />
      {text('product')}
    </>
  );
}

function classOf(user: User | null): string {
  if (!user) return 'header';
  return sectionsOf(user).length > 1 ? 'header is-signed-in has-sections' : 'header is-signed-in';
}

/** Where one is and who one is; on a phone all but the product and what matters is in a sheet. */
export function Header() {
  const { value } = session;
  const user = value.state === 'signed-in' ? value.user : null;
  return (
    <header class={classOf(user)}>
      <Link class="brand" href="/">
        <Brand />
      </Link>
      {user && <SectionLinks user={user} />}
      <div class="header-end">
        {user && <UnsentBadge />}
        <div class="header-wide">
          <LanguageChoice />
          <ThemeChoice />
        </div>
        {user && <AccountMenu user={user} />}
        {user && <HeaderMenu user={user} />}
      </div>
      {user && <LogOutQuestion />}
    </header>
  );
}
