"""How a mail's values lie in its row."""

from typing import Any

from vestnik.emails.store import MailRow


def read(stored: str) -> Any:
    return MailRow.values.deserialize(stored)  # type: ignore[no-untyped-call] # PynamoDB


def test_russian_titles_cost_two_bytes_a_letter() -> None:
    stored = MailRow.values.serialize({"title": "Чай"})

    assert stored == '{"title": "Чай"}'
    assert read(stored) == {"title": "Чай"}


def test_escaped_values_of_older_rows_are_read() -> None:
    assert read('{"title": "\\u0427\\u0430\\u0439"}') == {"title": "Чай"}
