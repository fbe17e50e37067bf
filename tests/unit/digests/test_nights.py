from datetime import UTC, datetime

from tests.support.town import Town
from vestnik.emails.model import MailKind, MailState

MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)  # in Moscow


def test_a_day_that_has_ended_is_told_in_one_mail(town: Town) -> None:
    town.settle()
    tea = town.add("Tea")
    town.finish(tea)
    milk = town.add("Milk")

    town.live_through(MIDNIGHT)

    mail = town.mail()
    assert (mail.kind, mail.state, mail.id) == (
        MailKind.DIGEST,
        MailState.QUEUED,
        "digest-2026-11-22-anna",
    )
    assert mail.values == {
        "date": "2026-11-22",
        "first_date": "2026-11-22",
        "until": "2026-11-22T21:00:00.000Z",
        "open_count": 1,
        "open": [{"id": milk.id, "title": "Milk"}],
        "done_count": 1,
        "done": [{"id": tea.id, "title": "Tea"}],
        "missed_count": 0,
        "missed": [],
    }
    assert mail.address == "anna@example.com"
