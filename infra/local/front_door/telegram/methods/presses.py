"""Answers to pressed buttons."""

from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.params import Params
from infra.local.front_door.telegram.refusals import bad_request
from infra.local.front_door.telegram.rules import TOAST_LIMIT_CHARACTERS


def answer_callback_query(bot: Bot, params: Params) -> bool:
    """Ends the wait of a pressed button, with a toast or an alert; once, and soon."""
    if len(params.get("text", "")) > TOAST_LIMIT_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {name: value for name, value in params.items() if name != "callback_query_id"}
    answered = bot.presses.answer(params["callback_query_id"], answer, now=bot.clock.timestamp())
    if not answered:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return True
