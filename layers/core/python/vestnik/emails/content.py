"""What a mail says, before it has a form: the same for HTML, plain text and a chat."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    label: str
    url: str


@dataclass(frozen=True)
class Item:
    """A line of a list, as somebody wrote it; `note` stands beside it."""

    text: str
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Section:
    """A list with a heading; `more`: how many it leaves out, in words."""

    heading: str
    items: tuple[Item, ...]
    more: str | None = None
    is_done: bool = False


@dataclass(frozen=True)
class Attachment:
    """A file of text that goes with a letter, not to chats; `subtype`: of text/."""

    name: str
    subtype: str
    text: str


@dataclass(frozen=True)
class Content:
    """
    One letter, from top to bottom.

    `lead` stands right below the heading. `facts`: names with their values. `action`: what most
    people open it for. `after`: what is said below that. `footer`: why one gets it.
    """

    subject: str
    heading: str
    footer: str
    lead: str | None = None
    paragraphs: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    action: Link | None = None
    after: tuple[str, ...] = ()
    unsubscribe: Link | None = None
    attachments: tuple[Attachment, ...] = ()
