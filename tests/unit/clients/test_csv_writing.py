"""Files of clients for spreadsheets."""

from tests.factories import NOON, a_client
from vestnik.clients.csv_reading import read_table
from vestnik.clients.csv_writing import clients_csv


def test_a_formula_in_a_field_is_only_text() -> None:
    text = clients_csv([a_client(fields={"name": "=HYPERLINK(1)", "n": "-5"})], delimiter=",")

    assert "'=HYPERLINK(1)" in text
    assert "'-5" not in text


def test_a_spreadsheet_knows_the_encoding_and_each_field_has_its_column() -> None:
    clients = [
        a_client("c1", fields={"имя": "Анна"}),
        a_client("c2", phone="79160000002", tag="vip", fields={"city": "Омск; Томск"}),
    ]

    assert clients_csv(clients, delimiter=";").splitlines() == [
        "\ufeffphone;operator_code;tag;timezone;opted_out;consent_at;consent_source;city;имя",
        "79161234567;916;;Europe/Moscow;;;;;Анна",
        '79160000002;916;vip;Europe/Moscow;;;;"Омск; Томск";',
    ]


def test_what_was_written_is_read_as_it_was() -> None:
    client = a_client(
        tag="=vip|1",
        opted_out=True,
        consent_at=NOON,
        consent_source="@shop",
        fields={"note": "a;\n'b'", "sum": "-5", "plus": "+1 %"},
    )

    [row] = read_table(clients_csv([client], delimiter=";").encode()).clients

    assert row.fields == client.fields
    assert row.cells == {
        "operator_code": "916",
        "tag": "=vip|1",
        "timezone": "Europe/Moscow",
        "opted_out": "yes",
        "consent_at": "2026-11-22T12:00:00.000Z",
        "consent_source": "@shop",
    }
