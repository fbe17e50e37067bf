"""How a mail's values lie in its row."""

from vestnik.emails.store import MailRow


def test_russian_titles_cost_two_bytes_a_letter() -> None:
    stored = MailRow.values.serialize({"title": "Чай"})

    assert stored == '{"title": "Чай"}'
    assert MailRow.values.deserialize(stored) == {"title": "Чай"}


def test_escaped_values_of_older_rows_are_read() -> None:
    assert MailRow.values.deserialize('{"title": "\\u0427\\u0430\\u0439"}') == {"title": "Чай"}
