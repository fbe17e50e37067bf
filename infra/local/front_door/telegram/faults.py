"""Faults that were ordered for the Bot API."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.telegram.refusals import (
    RefusedError,
    bad_request,
    blocked,
    too_many_requests,
)

Mode = Literal["ok", "429", "403", "400", "500", "hang", "reset"]
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass
class Fault:
    """One order; None stands for every method, every chat, for ever."""

    mode: Mode
    method: str | None = None
    chat_id: int | None = None
    retry_after_s: int = 1
    times: int | None = None

    def covers(self, method: str, chat_id: int | None) -> bool:
        """Whether a call falls under it."""
        return self.method in (None, method) and self.chat_id in (None, chat_id)

    def within(self, other: "Fault") -> bool:
        """Whether the other one covers all that this one does."""
        return other.method in (None, self.method) and other.chat_id in (None, self.chat_id)

    def document(self) -> dict[str, Any]:
        """The order as it is written."""
        return {
            "method": self.method,
            "chat_id": self.chat_id,
            "mode": self.mode,
            "retry_after": self.retry_after_s,
            "times": self.times,
        }

    def refusal(self) -> RefusedError:
        """The answer of the modes that answer."""
        match self.mode:
            case "429":
                return too_many_requests(self.retry_after_s)
            case "403":
                return blocked()
            case "400":
                return bad_request("chat not found")
            case _:
                return RefusedError(500, "Internal Server Error")


@dataclass
class Faults:
    """The orders in force; the narrower one wins, of equals the newer."""

    orders: list[Fault] = field(default_factory=list)

    def order(self, fault: Fault) -> None:
        """Add an order in place of the one with the same scope; "ok" ends all within its scope."""
        same = [old for old in self.orders if fault.within(old) and old.within(fault)]
        ended = [old for old in self.orders if old.within(fault)] if fault.mode == "ok" else same
        self.orders = [old for old in self.orders if old not in ended]
        if fault.mode != "ok" or any(fault.within(old) for old in self.orders):
            self.orders.insert(0, fault)

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call meets, if any; one of its times is used up."""
        matching = [fault for fault in self.orders if fault.covers(method, chat_id)]
        if not matching:
            return None
        fault = max(matching, key=lambda one: (one.chat_id is not None, one.method is not None))
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self.orders.remove(fault)
        return None if fault.mode == "ok" else fault


def read_fault(document: Mapping[str, Any]) -> Fault:
    """
    An order as tests send it.

    Raises:
        AnswerError: 422 with the wrong fields.
    """
    mode = str(document.get("mode"))
    wrong = dict.fromkeys(document.keys() - _FIELDS, "unknown")
    if mode not in MODES:
        wrong["mode"] = "one of " + ", ".join(MODES)
    for name, least in (("chat_id", -(1 << 63)), ("retry_after", 1), ("times", 1)):
        number = document.get(name, least)
        if number is not None and not (isinstance(number, int) and number >= least):
            wrong[name] = "a whole number"
    if not isinstance(document.get("method", ""), str | None):
        wrong["method"] = "a method's name"
    if wrong:
        raise AnswerError(422, "invalid_input", fields=wrong)
    return Fault(
        mode=next(known for known in MODES if known == mode),
        method=document.get("method"),
        chat_id=document.get("chat_id"),
        retry_after_s=document.get("retry_after") or 1,
        times=document.get("times"),
    )


_FIELDS = {"mode", "method", "chat_id", "retry_after", "times"}
