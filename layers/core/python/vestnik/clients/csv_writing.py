"""Writing tables of clients, for spreadsheets: a cell that begins like a formula is defused."""

import io
from collections.abc import Iterable, Sequence

from vestnik.clients.model import Client
from vestnik.clock import rfc3339

_COLUMNS = (
    *("phone", "operator_code", "tag", "timezone"),
    *("opted_out", "consent_at", "consent_source"),
)
_BOM = "\ufeff"  # by which spreadsheets know UTF-8


def clients_csv(clients: Sequence[Client], *, delimiter: str) -> str:
    """All that is known of them; each free field is a column. Read again it changes nothing."""
    names = sorted({name for client in clients for name in client.fields})
    rows = (
        [*_cells(client), *(client.fields.get(name, "") for name in names)] for client in clients
    )
    return csv_text([*_COLUMNS, *names], rows, delimiter=delimiter)


def csv_text(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ","
) -> str:
    """A table as text, with the mark by which spreadsheets know its encoding."""
    from defusedcsv import csv  # noqa: PLC0415 - who only reads needs none of it

    text = io.StringIO(_BOM, newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _cells(client: Client) -> list[str]:
    return [
        client.phone,
        client.operator_code,
        client.tag or "",
        client.timezone,
        "yes" if client.opted_out else "",
        rfc3339(client.consent_at) if client.consent_at else "",
        client.consent_source or "",
    ]
