import { Button } from '../kit/button';
import { FailureNotice } from '../kit/notice';
import { text } from '../texts/texts';
import { unsubscribe } from './api';
import { DeadLink, Told, ToMailSettings } from './told';
import { topicOf } from './topic';
import { useDeed } from './use-deed';

function Dead() {
  return (
    <DeadLink why={text('unsubscribe-dead-why')}>
      <ToMailSettings />
    </DeadLink>
  );
}

function Question({ token }: { token: string }) {
  const [outcome, act] = useDeed(() => unsubscribe(token));
  if (outcome.state === 'dead') return <Dead />;
  if (outcome.state === 'done') {
    return (
      <Told title={text('unsubscribed')}>
        <p>
          {text(`unsubscribe-${outcome.data}`)} {text('unsubscribed-back')}
        </p>
        <ToMailSettings />
      </Told>
    );
  }
  return (
    <Told title={text('unsubscribe')}>
      {outcome.state === 'failed' && <FailureNotice failure={outcome.failure} />}
      <p>{text(`unsubscribe-${topicOf(token) ?? 'some'}`)}</p>
      <Button look="primary" busy={outcome.state === 'acting'} onClick={() => void act()}>
        {text('unsubscribe-do')}
      </Button>
    </Told>
  );
}

/** Ends one kind of mail, when its reader says so: to open the page changes nothing. */
export function UnsubscribePage({ token }: { token: string | null }) {
  return token === null ? <Dead /> : <Question token={token} />;
}
