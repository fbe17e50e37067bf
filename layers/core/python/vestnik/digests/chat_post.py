"""
Mails to chats.

Digests keep a pace of their own beside reminders and replies: all of a night at the bot's pace
would let nobody be answered for minutes. Each has its slot when it is made, and another one when it
could not go then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from vestnik import clock
from vestnik.emails.model import Mail, MailKind
from vestnik.errors import AddressRefusedError, PermanentError, TransientError
from vestnik.platform.due.admission import LATE_MS
from vestnik.telegram.outcome import Blocked, Outcome, Refused, TryLater

DIGESTS_PER_S = 4  # with 17 reminders and 8 replies below the 30 that Telegram takes


class Pace(Protocol):
    """Whose instants are given to one each, as a sender's are."""

    def reserve(self, count: int, *, now_ms: int) -> int: ...

    def pause(self, until_ms: int, *, now_ms: int) -> None: ...


@dataclass(frozen=True)
class ChatPost:
    """
    The port `emails.ports.Post` over the bot.

    `call`: of a guarded bot; `paused_until_ms`: when that may send again. `text`: what a mail says
    in a chat. `pace`: of digests.
    """

    call: Callable[[str, Mapping[str, object]], Outcome]
    paused_until_ms: Callable[[int], int]
    text: Callable[[Mail], str]
    pace: Pace
    now_ms: Callable[[], int]

    def send(self, mail: Mail) -> None:
        is_digest, now_ms = mail.kind is MailKind.DIGEST, self.now_ms()
        paused_ms = self.paused_until_ms(now_ms) - now_ms
        is_late = now_ms > clock.to_ms(mail.next_at) + LATE_MS
        if paused_ms > 0 or (is_digest and is_late):
            self._wait(mail, "telegram_paused", max(0, paused_ms))
        message = {"chat_id": mail.chat_id, "text": self.text(mail)}
        # It is midnight: whoever sleeps is not woken up.
        quiet = {"disable_notification": True} if is_digest else {}
        match self.call("sendMessage", {**message, **quiet}):
            case Blocked():
                raise AddressRefusedError("bot_blocked")
            case Refused():
                raise PermanentError("telegram_refused")
            case TryLater(reason, None):
                raise TransientError(reason)
            case TryLater(reason, float() | int() as wait_s):
                self._wait(mail, reason, int(wait_s * 1000))

    def _wait(self, mail: Mail, reason: str, pause_ms: int) -> None:
        """
        Let it come again at an instant that is its own; no try is counted.

        Raises:
            TransientError: always, unless that instant is now.
        """
        if mail.kind is not MailKind.DIGEST:
            raise TransientError(reason, retry_after_s=pause_ms / 1000)
        now_ms = self.now_ms()
        if pause_ms:
            self.pace.pause(now_ms + pause_ms, now_ms=now_ms)
        slot_ms = self.pace.reserve(1, now_ms=now_ms)
        if slot_ms > now_ms:
            raise TransientError(reason, retry_after_s=(slot_ms - now_ms) / 1000)
