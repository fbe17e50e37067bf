"""The part of docs/mail.md that shows every mail, made of the mails themselves."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.letters import digest, one_of
from tests.support.mail import LINKS
from vestnik.emails.letter import Letter, letter
from vestnik.emails.model import TOPICS, Mail, MailKind
from vestnik.texts import LANGUAGES, Language

DOCUMENT = Path(__file__).parents[2] / "docs" / "mail.md"
_BEGIN, _END = "<!-- made of the mails themselves -->\n", "<!-- to here -->\n"
_COUNTS = (1, 2, 5, 21)
_TOKEN = re.compile(r"#[\w.]{20,}")


def renewed(document: str) -> str:
    """The document with its mails as they are now."""
    before, _, rest = document.partition(_BEGIN)
    return before + _BEGIN + "\n" + "\n".join(_lines()) + "\n" + _END + rest.partition(_END)[2]


def _lines() -> Iterator[str]:
    yield from ("## Subjects of the digest", "", "| tasks | Russian | English |", "|---|---|---|")
    for name, open_, done in (("left", 1, 0), ("done", 0, 1), ("both", 1, 1)):
        for count in _COUNTS:
            said = [_digest(open_ * count, done * count, one).subject for one in LANGUAGES]
            yield f"| {name}, {count} | {' | '.join(said)} |"
    yield from ("", "## The digest in words", "")
    for count in _COUNTS:
        for language in LANGUAGES:
            yield from _details(f"{count} left, {count} done", _digest(count, count, language))
    yield from ("## Every kind", "")
    for kind in MailKind:
        topic = TOPICS.get(kind)
        way_out = f"one click unsubscribes from `{topic}`" if topic else "can't be switched off"
        yield from (f"### `{kind}`", "", f"{way_out[0].upper()}{way_out[1:]}.", "")
        for language in LANGUAGES:
            yield from _details("", _letter(one_of(kind, language)))


def _digest(open_count: int, done_count: int, language: Language) -> Letter:
    return _letter(digest(open_count=open_count, done_count=done_count, language=language))


def _letter(mail: Mail) -> Letter:
    return letter(mail, LINKS)


def _details(name: str, written: Letter) -> Iterator[str]:
    summary = f"{name}: {written.subject}" if name else written.subject
    text = _TOKEN.sub("#…", written.text).rstrip()
    yield from (f"<details><summary>{summary}</summary>", "", "```text", text, "```", "")
    yield from ("</details>", "")
