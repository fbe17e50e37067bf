"""The double takes what a deployment tells Telegram about the bot."""

from itertools import product

from infra.deployment.bot_api import BotApi
from infra.deployment.bot_menu import LANGUAGES, SCOPES
from infra.deployment.telegram import set_up_bot
from tests.front_door.door import TOKEN, Door


def test_it_takes_webhook_commands_and_menu_button_again_and_again(door: Door) -> None:
    api_base = door.bot_api.removesuffix("/bot")
    url = f"http://127.0.0.1:{door.settings.port}/api/telegram/webhook"

    for _ in range(2):
        told = set_up_bot(api_base=api_base, token=TOKEN, url=url, secret="knock")
        assert told is None

    with BotApi(api_base=api_base, token=TOKEN) as bot:
        scope = {"scope": {"type": "all_private_chats"}, "language_code": "ru"}
        commands = bot.call("getMyCommands", scope)
        assert {"command": "new_task", "description": "Новая задача"} in commands
        assert bot.call("getChatMenuButton") == {"type": "commands"}
        assert bot.call("getWebhookInfo")["max_connections"] == 40
        for scope_name, code in product(SCOPES, LANGUAGES):
            params = {"scope": {"type": scope_name}, "language_code": code}
            bot.call("deleteMyCommands", params)  # the door is shared with other tests
