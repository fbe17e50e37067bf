import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Failure } from '../http/failure';
import { IconButton } from '../kit/button';
import { Icon } from '../kit/icon';
import { isLoaded } from '../tasks/reading';
import { text } from '../texts/texts';
import { fetchLink } from './api';

const STORED = 'vestnik.telegram-invitation';

type Ask = 'link' | 'unblock';

/** What the person's link to Telegram asks of him, null when nothing. */
async function askOf(): Promise<Ask | null> {
  try {
    const link = await fetchLink();
    if (link.linked) return link.blocked ? 'unblock' : null;
    return localStorage.getItem(STORED) === 'dismissed' ? null : 'link';
  } catch (error) {
    // It is only an invitation: the board tells by itself when the API can't be reached.
    if (error instanceof Failure) return null;
    throw error;
  }
}

/**
 * A line for whom reminders don't reach in Telegram; dismissed, it stays away.
 *
 * An invitation stands under the lists and comes after them, so that it moves nothing; that the bot
 * is blocked stands above.
 */
export function TelegramInvitation() {
  const [ask, setAsk] = useState<Ask | null>(null);
  useEffect(() => void askOf().then(setAsk), []);
  if (!ask || !isLoaded.value) return null;
  return (
    <p class={`invitation to-${ask}`}>
      <Icon name={ask === 'unblock' ? 'warning' : 'send'} />
      <span class="invitation-text">
        {text(`invitation-${ask}`)} <Link href="/telegram">{text(`invitation-${ask}-how`)}</Link>
      </span>
      {ask === 'link' && (
        <IconButton
          icon="cross"
          size="small"
          label={text('invitation-dismiss')}
          onClick={() => {
            localStorage.setItem(STORED, 'dismissed');
            setAsk(null);
          }}
        />
      )}
    </p>
  );
}
