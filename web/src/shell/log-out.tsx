import { signal } from '@preact/signals';
import { leave } from '../accounts/session';
import { Confirm } from '../kit/confirm';
import { tellFailure } from '../kit/toasts';
import { forgetUnsent, unanswered } from '../sync/unsent';
import { text } from '../texts/texts';

const isAsked = signal(false);

/** Logs out; asks first when edits would be lost that nobody has received. */
export function logOut(): void {
  if (unanswered.value > 0) isAsked.value = true;
  else tellFailure(leave());
}

async function leaveAnyway(): Promise<void> {
  await leave();
  await forgetUnsent();
}

/** The question of `logOut`, when there is one. */
export function LogOutQuestion() {
  if (!isAsked.value) return null;
  return (
    <Confirm
      title={text('log-out-title')}
      text={text('log-out-text', { count: unanswered.value })}
      action={text('log-out')}
      danger
      onConfirm={leaveAnyway}
      onClose={() => {
        isAsked.value = false;
      }}
    />
  );
}
