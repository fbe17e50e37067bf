"""Groups with the bot in them: made, left, turned into supergroups."""

from typing import Any

from infra.local.front_door.telegram.delivery import Delivery, Update
from infra.local.front_door.telegram.person import User, membership, writes

Chat = dict[str, Any]
Passed = tuple[int, Update]  # the webhook's status and the update
_SUPERGROUPS_FROM = -1_000_000_000_000  # the ids of supergroups begin with -100


async def make_group(delivery: Delivery, person: User, title: str, members: list[int]) -> Passed:
    """The person makes a group of these users and the bot."""
    chat_id = _free_id(delivery)
    chat: Chat = {"id": chat_id, "type": "group", "title": title}
    await _pass(delivery, membership(delivery, chat, person, before="left", after="member"))
    for user_id in members:
        delivery.bot.users.join(chat_id, user_id)
    return await _pass(delivery, writes(delivery, person, {"group_chat_created": True}, chat))


async def move_bot(delivery: Delivery, person: User, chat: Chat, *, present: bool) -> Passed:
    """The person puts the bot out of the group, or takes it in again."""
    before, after = ("kicked", "member") if present else ("member", "kicked")
    return await _pass(delivery, membership(delivery, chat, person, before=before, after=after))


async def make_supergroup(delivery: Delivery, person: User, chat: Chat) -> Passed:
    """The group gets another id; a message in each of its two chats tells the other's."""
    users = delivery.bot.users
    supergroup: Chat = {**chat, "id": _SUPERGROUPS_FROM + chat["id"], "type": "supergroup"}
    left = {"migrate_to_chat_id": supergroup["id"]}
    await _pass(delivery, writes(delivery, person, left, chat))
    for user_id in users.members(chat["id"]):
        users.join(supergroup["id"], user_id)
    entered = {"migrate_from_chat_id": chat["id"]}
    return await _pass(delivery, writes(delivery, person, entered, supergroup))


async def _pass(delivery: Delivery, update: Update) -> Passed:
    return await delivery.deliver(update), update


def _free_id(delivery: Delivery) -> int:
    taken = [one["chat"]["id"] for one in delivery.bot.chats.all_chats()]
    basic = [number for number in taken if _SUPERGROUPS_FROM < number < 0]
    return min(basic, default=-1000) - 1
