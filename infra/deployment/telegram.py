"""Everything that Telegram has to be told about a deployment."""

from infra.deployment.bot_api import BotApi
from infra.deployment.bot_menu import set_menu
from infra.deployment.webhook import check_webhook, set_webhook


def set_up_bot(*, api_base: str, token: str, url: str, secret: str) -> str | None:
    """
    Set webhook, commands and menu button; may be repeated at any time.

    Args:
        url: of the webhook.

    Returns: what went wrong with the last delivery of an update, None if nothing did.

    Raises:
        TelegramError: Telegram can't be reached, refuses, or delivers somewhere else.
    """
    with BotApi(api_base=api_base, token=token) as bot:
        set_webhook(bot, url=url, secret=secret)
        set_menu(bot)
        return check_webhook(bot, url=url)
