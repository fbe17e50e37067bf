import { navigate } from 'wouter-preact/use-browser-location';
import { SignInForm } from '../accounts/sign-in-form';
import { Told } from '../from-mail/told';
import type { Failure } from '../http/failure';
import { Button } from '../kit/button';
import { FailureNotice } from '../kit/notice';
import { Skeleton } from '../kit/skeleton';
import { text } from '../texts/texts';
import type { Purpose } from './journey';
import { useWayBack } from './use-way-back';

/** Where accounts elsewhere are connected. */
const CARD = '/settings/sessions';

/** The address has an account, whose password proves that both are one person's. */
function Taken({ failure }: { failure: Failure }) {
  return (
    <Told title={text('outside-taken')}>
      <p>{failure.message}</p>
      <SignInForm
        email=""
        onEntered={() => {
          navigate(CARD, { replace: true });
        }}
      />
    </Told>
  );
}

/** What the page does, as its texts name it. */
function deed(purpose: Purpose): 'connect' | 'enter' {
  return purpose === 'connect' ? 'connect' : 'enter';
}

function WayOn({ purpose }: { purpose: Purpose }) {
  const [href, label] =
    purpose === 'connect' ? [CARD, 'outside-to-settings'] : ['/', 'outside-to-start'];
  return (
    <a class="btn btn-plain" href={href}>
      {text(label)}
    </a>
  );
}

/** Whether the same question may have another answer later. */
function mayPass({ status }: Failure): boolean {
  return status === 0 || status === 429 || status >= 500;
}

interface EndedProps {
  failure: Failure;
  purpose: Purpose;
  onRetry: () => void;
}

function Ended({ failure, purpose, onRetry }: EndedProps) {
  return (
    <Told title={text(`outside-${deed(purpose)}-failed`)}>
      {failure.code === 'outside_refused' ? (
        <p>{failure.message}</p>
      ) : (
        <FailureNotice failure={failure}>
          {mayPass(failure) && (
            <Button size="small" onClick={onRetry}>
              {text('retry')}
            </Button>
          )}
        </FailureNotice>
      )}
      <WayOn purpose={purpose} />
    </Told>
  );
}

/** Where providers lead back to: waits for what came of it, and goes on. */
export function OutsidePage() {
  const { failure, purpose, retry } = useWayBack();
  if (failure?.code === 'outside_email_taken') return <Taken failure={failure} />;
  if (failure) return <Ended failure={failure} purpose={purpose} onRetry={retry} />;
  return (
    <Told title={text(`outside-${deed(purpose)}-doing`)}>
      <Skeleton />
    </Told>
  );
}
