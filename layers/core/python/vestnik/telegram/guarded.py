"""
What a call's outcome means for the bot as a whole.

A 429 pauses all of it, and so do several chats that fail at once; whoever met either waits like
everybody else, and it counts as no try of his.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from vestnik.platform.sender import BotSender
from vestnik.telegram.outcome import Outcome, Sent, TryLater

Call = Callable[[str, Mapping[str, object]], Outcome]


@dataclass(frozen=True)
class GuardedBot:
    """The Bot API for one of many who share a bot. `bare`: an adapter's `call`."""

    bare: Call
    sender: BotSender
    now_ms: Callable[[], int]

    def call(self, method: str, params: Mapping[str, object]) -> Outcome:
        """Call a method; never raises for what Telegram or the network did."""
        outcome = self.bare(method, params)
        now_ms = self.now_ms()
        match outcome:
            case Sent():
                self.sender.note_success()
            case TryLater(retry_after_s=None):
                chat = str(params.get("chat_id", method))
                until_ms = self.sender.note_failure(chat, now_ms=now_ms)
                if until_ms is not None:
                    wait_s = max(0, until_ms - now_ms) / 1000
                    return replace(outcome, retry_after_s=wait_s)
            case TryLater(retry_after_s=wait_s) if wait_s is not None:
                self.sender.pause(now_ms + int(wait_s * 1000), now_ms=now_ms)
        return outcome
