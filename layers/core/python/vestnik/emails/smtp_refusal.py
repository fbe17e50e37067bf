"""What a mail server's refusal means (RFC 5321, 4.2.1; enhanced codes: RFC 3463)."""

import re

from vestnik.errors import AddressRefusedError, OutageError, PermanentError, TransientError

_CLOSING = 421
_NO_SUCH_ADDRESS = frozenset({550, 551, 553})
_ENHANCED = re.compile(r"\s*5\.(\d{1,3})\.\d")
_ADDRESS, _MAILBOX = "1", "2"  # what the subject of an enhanced code tells of


def refusal(code: int, words: bytes | str) -> TransientError | PermanentError:
    """
    The error of a reply: 5xx is final, 4xx may pass.

    550 is said of addresses, but of unwanted content and of senders without rights as well; only
    the first is the fault of the address.
    """
    reason = f"smtp_{code}"
    if code == _CLOSING:
        return OutageError(reason)
    if code < 500:
        return TransientError(reason)
    if code in _NO_SUCH_ADDRESS and _is_of_the_address(words):
        return AddressRefusedError(reason)
    return PermanentError(reason)


def _is_of_the_address(words: bytes | str) -> bool:
    text = words.decode("ascii", "replace") if isinstance(words, bytes) else words
    enhanced = _ENHANCED.match(text)
    return enhanced is None or enhanced[1] in {_ADDRESS, _MAILBOX}
