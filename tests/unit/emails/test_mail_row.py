"""How a mail's values lie in its row."""

from vestnik.emails.store import MailRow


def test_a_russian_title_costs_two_bytes_a_letter() -> None:
    stored = MailRow.values.serialize({"title": "Чай"})

    assert stored == '{"title": "Чай"}'
