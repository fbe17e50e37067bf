"""What an export holds."""

from typing import Annotated, Any

from pydantic import Field

from functions.api.schemas.accounts import SessionOut, UserOut
from functions.api.schemas.apitokens import ApiTokenOut
from functions.api.schemas.base import In, Instant, Out
from functions.api.schemas.oauth import OutsideAccountOut
from functions.api.schemas.tasks import ChangeOut, TaskOut
from functions.api.schemas.weblinks import ActiveLinkOut, NoLinkOut
from vestnik.accounts.model import Channel, TelegramLink, User
from vestnik.emails.model import Mail, MailKind, MailState
from vestnik.tasks.model import Task
from vestnik.texts import Language


class ExportQuery(In):
    """Where to go on."""

    cursor: Annotated[str | None, Field(max_length=512)] = None


class KeptAccountOut(UserOut):
    """An account, with when it was made."""

    created_at: Instant

    @classmethod
    def kept(cls, user: User) -> "KeptAccountOut":
        return cls(**dict(UserOut.of(user)), created_at=user.created_at)


class KeptTelegramOut(Out):
    """The Telegram chat of an account."""

    telegram_id: int
    chat_id: int
    username: str | None
    since: Instant
    blocked: bool

    @classmethod
    def of(cls, link: TelegramLink) -> "KeptTelegramOut":
        return cls(
            telegram_id=link.telegram_id,
            chat_id=link.chat_id,
            username=link.username,
            since=link.since,
            blocked=link.blocked,
        )


class KeptMailOut(Out):
    """A mail of the last 30 days, or one that waits."""

    id: str
    kind: MailKind
    address: str | None
    chat_id: int | None
    language: Language
    values: Annotated[dict[str, Any], Field(description="What it tells of, by its kind")]
    state: MailState
    made_at: Instant
    sent_at: Instant | None
    error: str | None

    @classmethod
    def of(cls, mail: Mail) -> "KeptMailOut":
        return cls(
            id=mail.id,
            kind=mail.kind,
            address=mail.address,
            chat_id=mail.chat_id,
            language=mail.language,
            values=dict(mail.values),
            state=mail.state,
            made_at=mail.made_at,
            sent_at=mail.sent_at,
            error=mail.error,
        )


class KeptTaskOut(TaskOut):
    """A task, whole, with its last changes, oldest first; also one that was deleted."""

    deleted_at: Instant | None
    history: list[ChangeOut]

    @classmethod
    def kept(cls, task: Task, *, channel: Channel) -> "KeptTaskOut":
        return cls(
            **dict(TaskOut.of(task, channel=channel)),
            deleted_at=task.deleted_at,
            history=[ChangeOut.of(one) for one in task.history],
        )


class AboutOut(Out):
    """
    What an export says first: all but mails and tasks.

    Of what opens the account only that it exists: sessions, API tokens, the web link and the secret
    address of the calendar are kept as hashes.
    """

    exported_at: Instant
    account: KeptAccountOut
    telegram: KeptTelegramOut | None
    sessions: list[SessionOut]
    tokens: list[ApiTokenOut]
    outside: Annotated[
        list[OutsideAccountOut], Field(description="Accounts elsewhere that open it")
    ]
    link: ActiveLinkOut | NoLinkOut
    calendar: Annotated[bool, Field(description="Whether the calendar has an address")]


class ExportOut(AboutOut):
    """
    All that is kept about the caller.

    What doesn't fit into one answer goes on at `next`, in the same form: mails and tasks of all of
    them are everybody's; null: this was the last one.
    """

    mails: list[KeptMailOut]
    tasks: list[KeptTaskOut]
    next: str | None
