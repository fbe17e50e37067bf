"""
Mails that go to a chat.

Digests have a pace of their own beside reminders and replies: at the bot's, all those of a midnight
would let nobody be answered for minutes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vestnik import clock
from vestnik.emails.letter import chat_text
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail, MailKind
from vestnik.errors import AddressRefusedError, PermanentError, TransientError
from vestnik.platform.due.admission import LATE_MS
from vestnik.platform.sender import BotSender
from vestnik.telegram.outcome import Blocked, Outcome, Refused, TryLater

PACED = "chat_pace"  # why a mail waits for the place in the bot's pace that was given to it
_WAITED_FOR_MS = 1_000  # as long a thread waits for a place


@dataclass(frozen=True)
class ChatPost:
    """
    The port `Post` over the bot.

    `call`: a method of the Bot API; it never raises. `digest_pace`: pauses when `sender` does.
    """

    call: Callable[[str, Mapping[str, object]], Outcome]
    links: MailLinks
    sender: BotSender
    digest_pace: BotSender
    now_ms: Callable[[], int]
    wait_until_ms: Callable[[int], None]

    def send(self, mail: Mail) -> None:
        self._wait_for_place(mail)
        message = {
            "chat_id": mail.chat_id,
            "text": chat_text(mail, self.links),
            "link_preview_options": {"is_disabled": True},  # a preview would open the link
            "disable_notification": mail.kind is MailKind.DIGEST,  # its reader may be asleep
        }
        match self.call("sendMessage", message):
            case Blocked(reason):
                raise AddressRefusedError(reason)
            case Refused(reason):
                raise PermanentError(reason)
            case TryLater(reason, retry_after_s):
                raise TransientError(reason, retry_after_s=retry_after_s)

    def _wait_for_place(self, mail: Mail) -> None:
        """Its place in the pace of its kind; one that is far off is kept."""
        now_ms = self.now_ms()
        if self._has_place(mail, now_ms):
            return
        at_ms = self._pace(mail, now_ms).reserve(1, now_ms=now_ms)
        if at_ms > now_ms + _WAITED_FOR_MS:
            raise TransientError(PACED, retry_after_s=(at_ms - now_ms) / 1000)
        self.wait_until_ms(at_ms)

    def _pace(self, mail: Mail, now_ms: int) -> BotSender:
        if mail.kind is not MailKind.DIGEST:
            return self.sender
        paused_until_ms = self.sender.paused_until_ms(now_ms=now_ms)
        if paused_until_ms > now_ms:
            self.digest_pace.pause(paused_until_ms, now_ms=now_ms)
        return self.digest_pace

    def _has_place(self, mail: Mail, now_ms: int) -> bool:
        """Whether it has waited for its place, and comes in time for it."""
        in_time = mail.error == PACED and now_ms <= clock.to_ms(mail.next_at) + LATE_MS
        return in_time and self.sender.paused_until_ms(now_ms=now_ms) <= now_ms
