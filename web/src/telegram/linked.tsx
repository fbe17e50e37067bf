import { useState } from 'preact/hooks';
import { Badge } from '../kit/badge';
import { Button } from '../kit/button';
import { Confirm } from '../kit/confirm';
import { RelativeTime } from '../kit/relative-time';
import { showToast, tellFailure } from '../kit/toasts';
import { text } from '../texts/texts';
import { sendTestMessage, unlink, type Link } from './api';

type LinkedChat = Link & { linked: true };

function State({ chat }: { chat: LinkedChat }) {
  if (chat.blocked) {
    return (
      <div role="status">
        <Badge look="bad">{text('telegram-blocked')}</Badge>
        <p>{text('telegram-blocked-how')}</p>
      </div>
    );
  }
  return (
    <div role="status">
      <Badge look="good">{text('telegram-linked')}</Badge>
      <p>
        {chat.username
          ? text('telegram-linked-as', { name: `@${chat.username}` })
          : text('telegram-linked-nameless')}
      </p>
    </div>
  );
}

function TestButton({ onSent }: { onSent: () => void }) {
  const [busy, setBusy] = useState(false);

  async function send() {
    setBusy(true);
    try {
      await sendTestMessage();
      showToast(text('telegram-test-sent'));
    } finally {
      setBusy(false);
      onSent();
    }
  }

  return (
    <Button
      icon="send"
      busy={busy}
      onClick={() => {
        tellFailure(send());
      }}
    >
      {text('telegram-test')}
    </Button>
  );
}

function UnlinkButton({ onUnlinked }: { onUnlinked: () => void }) {
  const [isAsked, setIsAsked] = useState(false);

  async function confirmed() {
    await unlink();
    showToast(text('telegram-unlinked'));
    onUnlinked();
  }

  return (
    <>
      <Button
        onClick={() => {
          setIsAsked(true);
        }}
      >
        {text('telegram-unlink')}
      </Button>
      {isAsked && (
        <Confirm
          title={text('telegram-unlink-title')}
          text={text('telegram-unlink-text')}
          action={text('telegram-unlink')}
          danger
          onConfirm={confirmed}
          onClose={() => {
            setIsAsked(false);
          }}
        />
      )}
    </>
  );
}

/** The chat to which reminders come, or would if its owner had not blocked the bot. */
export function Linked({ chat, look }: { chat: LinkedChat; look: () => void }) {
  return (
    <>
      <State chat={chat} />
      <p class="form-text">
        {text('telegram-since')} <RelativeTime at={chat.since} />
      </p>
      <div class="card-buttons">
        <TestButton onSent={look} />
        <UnlinkButton onUnlinked={look} />
      </div>
    </>
  );
}
