"""The methods of the Bot API that the double does, by name."""

from collections.abc import Callable, Mapping

from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.methods import commands, messages, presses, webhook
from infra.local.front_door.telegram.params import Params

Method = Callable[[Bot, Params], object]

METHODS: Mapping[str, Method] = {
    "sendMessage": messages.send_message,
    "editMessageText": messages.edit_message_text,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "sendChatAction": messages.send_chat_action,
    "answerCallbackQuery": presses.answer_callback_query,
    "getChat": messages.get_chat,
    "getMe": commands.get_me,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "setChatMenuButton": commands.set_chat_menu_button,
    "getChatMenuButton": commands.get_chat_menu_button,
    "setWebhook": webhook.set_webhook,
    "getWebhookInfo": webhook.get_webhook_info,
    "deleteWebhook": webhook.delete_webhook,
}
