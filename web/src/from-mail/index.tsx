import { useEffect, useState } from 'preact/hooks';
import { takeToken } from '../shell/token';
import type { MailPage } from './address';
import { ConfirmPage } from './confirm-page';
import { ResetPage } from './reset-page';
import { UnsubscribePage } from './unsubscribe-page';

const PAGES = { reset: ResetPage, confirm: ConfirmPage, unsubscribe: UnsubscribePage };

/** The token of the page, and of any link that is put into its address later. */
function useToken(first: string | null): string | null {
  const [token, setToken] = useState(first);
  useEffect(() => {
    const takeNext = () => {
      const next = takeToken();
      if (next) setToken(next);
    };
    window.addEventListener('hashchange', takeNext);
    return () => {
      window.removeEventListener('hashchange', takeNext);
    };
  }, []);
  return token;
}

/** What a link of a mail opens; nothing here is about who may be signed in in this browser. */
export function FromMail({ page, token }: { page: MailPage; token: string | null }) {
  const current = useToken(token);
  const Page = PAGES[page];
  return <Page key={current} token={current} />;
}
