import { useEffect } from 'preact/hooks';
import { tellOtherTabs } from '../accounts/tabs';
import { Button } from '../kit/button';
import { FailureNotice } from '../kit/notice';
import { Skeleton } from '../kit/skeleton';
import { text } from '../texts/texts';
import { confirmAddress } from './api';
import { DeadLink, Told, ToMailSettings } from './told';
import { useDeed } from './use-deed';

function Dead() {
  return (
    <DeadLink why={text('confirm-dead-why')}>
      <ToMailSettings />
    </DeadLink>
  );
}

function Confirmed({ email }: { email: string }) {
  return (
    <Told title={text('confirm-done')}>
      <p>{text('confirm-done-about', { email })}</p>
      <a class="btn btn-primary" href="/">
        {text('to-tasks')}
      </a>
    </Told>
  );
}

function Confirming({ token }: { token: string }) {
  const [outcome, confirm] = useDeed(async () => {
    const email = await confirmAddress(token);
    // They show the address as one that is confirmed.
    tellOtherTabs();
    return email;
  });
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page is opened
  useEffect(() => void confirm(), []);
  switch (outcome.state) {
    case 'done':
      return <Confirmed email={outcome.data} />;
    case 'dead':
      return <Dead />;
    case 'failed':
      return (
        <FailureNotice failure={outcome.failure}>
          <Button size="small" onClick={() => void confirm()}>
            {text('retry')}
          </Button>
        </FailureNotice>
      );
    default:
      return (
        <Told title={text('confirm-doing')}>
          <Skeleton />
        </Told>
      );
  }
}

/** Confirms by a link that an address is its owner's. */
export function ConfirmPage({ token }: { token: string | null }) {
  return token === null ? <Dead /> : <Confirming token={token} />;
}
