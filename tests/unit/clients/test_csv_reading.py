"""Tables of clients as programs and people save them."""

import pytest

from vestnik.clients.csv_reading import BadCell, Row, read_table
from vestnik.errors import Fault, InvalidInputError

TEXT = "phone,name,tag\n8 916 123-45-67,Анна Ёлкина,vip\n"
ANNA = Row(2, "79161234567", {"tag": "vip"}, {"name": "Анна Ёлкина"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_any_usual_form_of_a_table_is_read(encoding: str, delimiter: str, line_end: str) -> None:
    text = TEXT.replace(",", delimiter).replace("\n", line_end)

    table = read_table(text.encode(encoding))

    assert (table.rows, list(table.clients), list(table.bad)) == (1, [ANNA], [])


def test_a_mapping_names_the_columns_and_the_rest_is_ignored() -> None:
    text = "Телефон;Имя;Долг\n9161234567;Анна Ёлкина;100\n"

    table = read_table(text.encode(), {"phone": "Телефон", "name": "Имя"})

    assert list(table.clients) == [Row(2, "79161234567", {}, {"name": "Анна Ёлкина"})]


def test_known_columns_are_known_in_any_case() -> None:
    [row] = read_table(b"Phone,TAG,TimeZone,City\n9161234567,vip,Asia/Omsk,Omsk").clients

    assert row.cells == {"tag": "vip", "timezone": "Asia/Omsk"}
    assert row.fields == {"City": "Omsk"}


def test_a_quoted_cell_may_hold_anything() -> None:
    [row] = read_table(b'phone,note\n9161234567,"a, ""b""\nc"\n').clients

    assert row.fields == {"note": 'a, "b"\nc'}


def test_a_bad_row_is_told_of_and_the_others_are_taken() -> None:
    text = (
        "Телефон;Пояс;Код\n"
        "9161234567;Europe/Moscow;916\n"
        "\n"
        "123;Europe/Moscov;9\n"
        ";;\n"
        ";Asia/Omsk;\n"
        "9161234568;;;extra\n"
        "9161234569;;\n"
    )

    mapping = {"phone": "Телефон", "timezone": "Пояс", "operator_code": "Код"}
    table = read_table(text.encode("cp1251"), mapping)

    assert [row.number for row in table.clients] == [2, 8]
    assert table.rows == 5
    assert list(table.bad) == [
        BadCell(4, "Телефон", Fault("bad_phone")),
        BadCell(4, "Пояс", Fault("unknown_timezone_hint", {"hint": "Europe/Moscow"})),
        BadCell(4, "Код", Fault("bad_operator_code")),
        BadCell(6, "Телефон", Fault("missing")),
        BadCell(7, None, Fault("too_many_cells")),
    ]


def test_a_huge_cell_spoils_its_row_only() -> None:
    huge = "x" * 200_000
    rows = f"9160000001,,{huge}\n9160000002,{huge},\n{huge},,\n9160000003,,Anna\n"

    table = read_table(f"phone,timezone,name\n{rows}".encode())

    assert [row.phone for row in table.clients] == ["79160000003"]
    assert list(table.bad) == [
        BadCell(2, "name", Fault("string_too_long", {"max_length": 500})),
        BadCell(3, "timezone", Fault("unknown_timezone")),
        BadCell(4, "phone", Fault("bad_phone")),
    ]


def test_later_rows_of_a_phone_add_to_the_first() -> None:
    text = b"phone,tag,city,name\n9161234567,vip,Omsk,\n8-916-1234567,,Tomsk,Anna\n"

    [row] = read_table(text).clients

    assert row == Row(3, "79161234567", {"tag": "vip"}, {"city": "Tomsk", "name": "Anna"}, 1)


@pytest.mark.parametrize(
    ("text", "mapping", "field", "code"),
    [
        (b"", None, "mapping", "csv_no_column"),
        (b"name,tag\nAnna,vip\n", None, "mapping", "csv_no_column"),
        (b"a,b\n1,2\n", {"phone": "c"}, "mapping", "csv_no_column"),
        (b"a,b\n1,2\n", {"name": "a"}, "mapping", "csv_no_column"),
        (b"a,b\n1,2\n", {"phone": "a", "name": "a"}, "mapping", "csv_doubled_column"),
        (b"phone,name,Name\n", None, "body", "csv_doubled_column"),
        (b"phone,PHONE\n", None, "body", "csv_doubled_column"),
        (
            b"phone," + b",".join(b"f%d" % n for n in range(31)),
            None,
            "body",
            "csv_too_many_columns",
        ),
        (b"phone,\x00\n", None, "body", "bad_text"),
        (b"phone\n\x98\xff\n", None, "body", "csv_encoding"),
    ],
)
def test_what_is_no_table_of_clients_is_refused(
    text: bytes, mapping: dict[str, str] | None, field: str, code: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_table(text, mapping)

    assert {name: fault.code for name, fault in refused.value.fields.items()} == {field: code}


def test_a_file_of_wrong_zones_is_read_in_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    monkeypatch.setattr("vestnik.accounts.timezones.nearest", looked_up.append)
    rows = "".join(f"7916{n:07d},Zone/{n}\n" for n in range(2_000))

    table = read_table(("phone,timezone\n" + rows).encode())

    assert (len(table.bad), len(looked_up)) == (2_000, 50)
