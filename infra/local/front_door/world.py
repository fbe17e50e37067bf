"""Joins the doubles, their interfaces and their pages."""

import re
from contextlib import ExitStack, closing
from dataclasses import dataclass

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.clock_interface import ClockInterface
from infra.local.front_door.mail import inbox as mail_inbox
from infra.local.front_door.mail.faults import no_mail_fault
from infra.local.front_door.mail.inbox import Inbox
from infra.local.front_door.mail.interface import MailInterface
from infra.local.front_door.mail.smtp import InboxHandler
from infra.local.front_door.oidc import people as oidc_people
from infra.local.front_door.oidc.authorization import Client
from infra.local.front_door.oidc.endpoints import Endpoints
from infra.local.front_door.oidc.interface import OidcInterface
from infra.local.front_door.oidc.people import People
from infra.local.front_door.oidc.provider import Provider
from infra.local.front_door.oidc.sign_in_page import SignInPage
from infra.local.front_door.pages.kit import KitPage
from infra.local.front_door.pages.pages import make_pages
from infra.local.front_door.proxy import Upstream
from infra.local.front_door.router import Router
from infra.local.front_door.security_headers import WEB_APP
from infra.local.front_door.sender import journal as sender_journal
from infra.local.front_door.sender.interface import SenderInterface
from infra.local.front_door.sender.journal import Journal
from infra.local.front_door.sender.sending import Sender
from infra.local.front_door.settings import Settings
from infra.local.front_door.silence import Silence
from infra.local.front_door.static import Folder
from infra.local.front_door.storage import open_database
from infra.local.front_door.telegram import bot as telegram_bot
from infra.local.front_door.telegram.bot import Bot
from infra.local.front_door.telegram.chat_page import ChatPage
from infra.local.front_door.telegram.chat_view import ChatView
from infra.local.front_door.telegram.delivery import Delivery
from infra.local.front_door.telegram.double import TelegramDouble
from infra.local.front_door.telegram.group_page import GroupPage
from infra.local.front_door.telegram.interface import TelegramInterface
from infra.local.front_door.telegram.person_page import PersonPage
from infra.local.product_clock import ProductClock


@dataclass(frozen=True)
class World:
    """What answers under /_local, and what takes mail."""

    router: Router
    smtp: InboxHandler


def make_world(
    settings: Settings, *, upstream: Upstream, silence: Silence, until: ExitStack
) -> World:
    """
    The doubles as the settings say; their files are closed with `until`.

    Args:
        settings: with the ports that were really taken.
        silence: what faults without an answer do to a client.
    """
    clock = ProductClock(settings.clock_file)
    files = {
        name: until.enter_context(closing(open_database(settings.state_dir / name, schema)))
        for name, schema in (
            ("telegram.sqlite", telegram_bot.SCHEMA),
            ("mail.sqlite", mail_inbox.SCHEMA),
            ("oidc.sqlite", oidc_people.SCHEMA),
            ("sender.sqlite", sender_journal.SCHEMA),
        )
    }
    inbox, fault = Inbox(files["mail.sqlite"]), no_mail_fault()
    database = files["telegram.sqlite"]
    bot = Bot(settings.telegram_token, settings.telegram_bot_name, clock, database)
    double = TelegramDouble(bot, silence)
    delivery = Delivery(bot, upstream, settings.webhook_secret)
    router = Router()
    router.add("GET", "/_local/api/ready", _ready)
    ClockInterface(clock, settings.aws_url).add_to(router)
    MailInterface(inbox, fault).add_to(router)
    TelegramInterface(double, delivery).add_to(router)
    ChatPage(ChatView(double, delivery)).add_to(router)
    PersonPage(delivery).add_to(router)
    GroupPage(delivery).add_to(router)
    provider = _provider(settings, People(files["oidc.sqlite"]), clock)
    Endpoints(provider, silence).add_to(router)
    SignInPage(provider).add_to(router)
    OidcInterface(provider).add_to(router)
    sender = Sender(settings.sender_key, Journal(files["sender.sqlite"]), clock, silence)
    sender.add_to(router)
    SenderInterface(sender).add_to(router)
    make_pages(_shown_facts(settings), inbox).add_to(router)
    KitPage(Folder(settings.kit_dir, headers=WEB_APP)).add_to(router)
    return World(router, InboxHandler(inbox, fault, clock))


def _provider(settings: Settings, people: People, clock: ProductClock) -> Provider:
    """The provider that knows one product: the one behind this front door."""
    client = Client(
        settings.oidc_client_id,
        settings.oidc_client_secret,
        return_pattern=re.compile(rf"{re.escape(_origin(settings))}/api/oauth/\w+/callback"),
    )
    return Provider(f"{_origin(settings)}/_local/oidc", client, people, clock)


def _origin(settings: Settings) -> str:
    return f"http://127.0.0.1:{settings.port}"


def _shown_facts(settings: Settings) -> dict[str, str]:
    origin = _origin(settings)
    return {
        "api_address": f"{origin}/api",
        "aws_address": settings.aws_url,
        "smtp_address": f"127.0.0.1:{settings.smtp_port}",
        "bot_api_address": f"{origin}/_local/telegram/bot<token>/<method>",
        "oidc_address": f"{origin}/_local/oidc",
        "sender_address": f"{origin}/_local/sender",
        "bot_name": settings.telegram_bot_name,
        "bot_initial": settings.telegram_bot_name[:1],
    }


async def _ready(_request: Request) -> Response:
    return json_response({"ready": True})
