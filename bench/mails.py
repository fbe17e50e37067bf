"""
Row 22: mails a second, beside a plain smtplib loop that sends to the same server in the same run.

Ours are digests of one person, copies of the welcome that the product itself stored, found by a
deployed sweep and sent by the deployed workers: claim, letter, hand-over, record, all on the
embedded AWS. The loop has ready-made bytes and one connection, and records nothing.
"""

import json
import smtplib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bench.items import Item, forget_sweeps, put, scan
from bench.mail_receiver import MailReceiver
from bench.sizes import Sizes
from bench.stack import PREFIX, Stack
from bench.table import MEASURES, Row, verdict
from functions.workers.emails import CONNECTIONS
from tests.support.letters import digest
from tests.support.mail import LINKS
from vestnik.emails.message import message_of
from vestnik.emails.smtp import SmtpPost
from vestnik.emails.smtp_connection import SmtpServer

DELAY_MS = 50  # of the server, before it says that it took a mail
SENDER = "Vestnik <robot@vestnik.example>"
_SHARDS = 4
_AHEAD_S = 20.0
_PATIENCE_S = 240.0
_GOAL = 2.0


@dataclass(frozen=True)
class Rates:
    """Mails a second. `threads`: our post alone, without AWS, as many at once as a worker has."""

    deployed: float
    threads: float
    loop: float
    lost: int
    doubled: int


def settings(receiver: MailReceiver) -> dict[str, str]:
    """Of a product that sends its mail there."""
    return {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(receiver.port), "MAIL_FROM": SENDER}


def measure(stack: Stack, receiver: MailReceiver, sizes: Sizes) -> Rates:
    """All three, one after the other, to the same server."""
    count = sizes.mails
    due_s = _stored(stack, receiver, count)
    receiver.wait_for(_is_ours, count, patience_s=_PATIENCE_S)
    ours = receiver.of(_is_ours)
    alone = max(1, count // 10)
    return Rates(
        deployed=len({one for one, _ in ours}) / (max(at for _, at in ours) - due_s),
        threads=_rate(count, lambda: _by_threads(receiver, count)),
        loop=_rate(alone, lambda: _by_loop(receiver, alone)),
        lost=count - len({one for one, _ in ours}),
        doubled=len(ours) - len({one for one, _ in ours}),
    )


def row_22(rates: Rates) -> Row:
    """The deployed workers beside the loop."""
    ratio = rates.deployed / rates.loop
    figure = (
        f"{rates.deployed:.0f}/s, {ratio:.1f} × the loop; without AWS {rates.threads:.0f}/s, "
        f"{rates.threads / rates.loop:.1f} ×"
    )
    return Row(
        22,
        MEASURES[22],
        f"≥ {_GOAL:g} × the loop, none lost or doubled",
        figure,
        f"{rates.loop:.0f}/s (smtplib, one connection)",
        verdict(met=ratio >= _GOAL and not rates.lost and not rates.doubled),
        {"lost": rates.lost, "doubled": rates.doubled, "server_delay_ms": DELAY_MS},
    )


def _is_ours(mail_id: str) -> bool:
    return mail_id.startswith("bench")


def _stored(stack: Stack, receiver: MailReceiver, count: int) -> float:
    """Let so many mails become due at once; answers when, epoch seconds."""
    receiver.wait_for(lambda _: True, 1, patience_s=_PATIENCE_S)  # the welcome
    pattern = next(row for row in scan(stack, "accounts") if row["sk"]["S"].startswith("M#"))
    due_ms = round((time.time() + _AHEAD_S) * 1000)
    copies = [_copy(pattern, number, due_ms) for number in range(count)]
    put(stack, "accounts", (mail for mail, _ in copies))
    put(stack, "due", (entry for _, entry in copies))
    forget_sweeps(stack)
    stack.run_sweep(PREFIX + "sweep-emails")
    return due_ms / 1000


def _copy(pattern: Item, number: int, due_ms: int) -> tuple[Item, Item]:
    """A digest that waits, and its entry."""
    mail_id, owner = f"bench{number:05d}", pattern["pk"]["S"].removeprefix("U#")
    values = dict(digest(open_count=7, done_count=3).values)
    mail = {name: value for name, value in pattern.items() if name not in {"sent_at", "ttl"}}
    mail |= {
        "sk": {"S": f"M#{mail_id}"},
        "kind": {"S": "digest"},
        "values": {"S": json.dumps(values)},
        "state": {"S": "queued"},
        **{name: {"N": "0"} for name in ("attempt", "until", "tries")},
        **{name: {"N": str(due_ms)} for name in ("made_at", "next_at")},
    }
    entry = {
        "pk": {"S": f"mail#{number % _SHARDS}"},
        "sk": {"S": f"{due_ms:013d}#{owner}:{mail_id}#0"},
        "made": {"N": str(round(time.time() * 1000))},
    }
    return mail, entry


def _rate(count: int, send_all: Callable[[], None]) -> float:
    begun_s = time.perf_counter()
    send_all()
    return count / (time.perf_counter() - begun_s)


def _by_threads(receiver: MailReceiver, count: int) -> None:
    post = SmtpPost(SmtpServer("127.0.0.1", receiver.port, "", "", SENDER), LINKS)
    mail = digest(open_count=7, done_count=3)
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda _: post.send(mail), range(count)))


def _by_loop(receiver: MailReceiver, count: int) -> None:
    ready = message_of(digest(open_count=7, done_count=3), sender=SENDER, links=LINKS)
    with smtplib.SMTP("127.0.0.1", receiver.port) as smtp:
        for _ in range(count):
            smtp.sendmail("robot@vestnik.example", ["anna@example.com"], ready)
