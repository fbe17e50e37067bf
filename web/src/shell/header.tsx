import { Link } from 'wouter-preact';
import { session } from '../accounts/session';
import { text } from '../texts/texts';
import { AccountMenu } from './account-menu';
import { LanguageChoice, ThemeChoice } from './choices';
import { HeaderMenu } from './header-menu';
import { SectionLinks } from './section-links';

export function Brand() {
  return (
    <>
      <img src="/favicon.svg" alt="" width="28" height="28" />
      {text('product')}
    </>
  );
}

/** Where one is and who one is; on a phone all but the product and what matters is in a sheet. */
export function Header() {
  const { value } = session;
  const user = value.state === 'signed-in' ? value.user : null;
  return (
    <header class={user ? 'header is-signed-in' : 'header'}>
      <Link class="brand" href="/">
        <Brand />
      </Link>
      {user && <SectionLinks user={user} />}
      <div class="header-end">
        <div class="header-wide">
          <LanguageChoice />
          <ThemeChoice />
        </div>
        {user && <AccountMenu user={user} />}
        {user && <HeaderMenu user={user} />}
      </div>
    </header>
  );
}
