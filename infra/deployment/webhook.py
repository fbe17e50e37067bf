"""Tells Telegram where to deliver the bot's updates, and looks whether it does."""

from infra.deployment.bot_api import BotApi, TelegramError

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
MAX_CONNECTIONS = 40


def set_webhook(bot: BotApi, *, url: str, secret: str) -> None:
    """
    Have updates delivered; those that wait are kept.

    Raises:
        TelegramError: Telegram can't be reached or refuses.
    """
    bot.call(
        "setWebhook",
        {
            "url": url,
            "secret_token": secret,
            "allowed_updates": ALLOWED_UPDATES,
            "max_connections": MAX_CONNECTIONS,
            "drop_pending_updates": False,
        },
    )


def check_webhook(bot: BotApi, *, url: str) -> str | None:
    """
    What went wrong with the last delivery, as Telegram tells it; None if nothing did.

    Raises:
        TelegramError: updates go somewhere else, or not all that we handle are delivered.
    """
    info = bot.call("getWebhookInfo")
    if info.get("url") != url or set(info.get("allowed_updates", ())) != set(ALLOWED_UPDATES):
        raise TelegramError(f"updates are delivered to {info.get('url') or 'nobody'}, not as asked")
    failure = info.get("last_error_message")
    return f"{failure}; {info.get('pending_update_count', 0)} waiting" if failure else None
