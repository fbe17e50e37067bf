"""The Bot API over HTTP: reads a call, checks it, meets its fault, does it, notes it."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.silence import Silence
from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.calls import Call, CallLog
from infra.local.front_door.telegram.checking import check, readable
from infra.local.front_door.telegram.description import bot_api
from infra.local.front_door.telegram.faults import Fault, Faults
from infra.local.front_door.telegram.methods import METHODS
from infra.local.front_door.telegram.params import Params, read_params
from infra.local.front_door.telegram.refusals import RefusedError

_NAMES = {name.lower(): name for name in (*METHODS, *bot_api().methods_not_done)}


@dataclass
class TelegramDouble:
    """The bot's side of the Bot API, with every call noted and the faults that were ordered."""

    bot: Bot
    silence: Silence
    calls: CallLog = field(default_factory=CallLog)
    faults: Faults = field(default_factory=Faults)

    async def answer(self, request: Request, token: str, method: str) -> Response | None:
        """Answer one call of the Bot API; None when a fault keeps it without an answer."""
        arrived_at = self.bot.clock.now_text()
        name = _NAMES.get(method.lower(), method)
        try:
            params = readable(name, await read_params(request))
        except RefusedError as refusal:
            return self._respond(self.calls.record(name, {}, arrived_at), refusal.document())
        call = self.calls.record(name, params, arrived_at)
        fault = self._fault(token, call)
        if fault is not None and fault.mode in ("hang", "reset"):
            await (self.silence.hold if fault.mode == "hang" else self.silence.cut)(request)
            return None
        return self._respond(call, self._outcome(token, call, fault))

    def _fault(self, token: str, call: Call) -> Fault | None:
        if not self._is_ours(token) or call.method not in METHODS:
            return None
        chat_id = call.params.get("chat_id")
        return self.faults.strike(call.method, chat_id if isinstance(chat_id, int) else None)

    def _outcome(self, token: str, call: Call, fault: Fault | None) -> dict[str, Any]:
        if not self._is_ours(token):
            return RefusedError(401, "Unauthorized").document()
        if fault is not None:
            return fault.refusal().document()
        try:
            return {"ok": True, "result": self._do(call.method, call.params)}
        except RefusedError as refusal:
            return refusal.document()

    def _do(self, name: str, params: Params) -> object:
        if name in bot_api().methods_not_done:
            raise RefusedError(501, f"Not Implemented: the local double doesn't do {name}")
        if name not in METHODS:
            raise RefusedError(404, "Not Found: method not found")
        return METHODS[name](self.bot, check(name, params))

    def _is_ours(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self.bot.token.encode())

    def _respond(self, call: Call, document: dict[str, Any]) -> Response:
        self.calls.answered(call, document)
        return json_response(document, document.get("error_code", 200))
