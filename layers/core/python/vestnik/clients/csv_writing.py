"""Writing tables of clients, for spreadsheets: a cell that begins like a formula is defused."""

from collections.abc import Iterable, Sequence

from vestnik.clients.model import Client
from vestnik.clock import rfc3339
from vestnik.platform.spreadsheet import BYTE_ORDER_MARK, Cell, csv_lines

_COLUMNS = (
    *("phone", "operator_code", "tag", "timezone"),
    *("opted_out", "consent_at", "consent_source"),
)


def clients_csv(clients: Sequence[Client], *, delimiter: str) -> str:
    """All that is known of them; each free field is a column. Read again it changes nothing."""
    names = sorted({name for client in clients for name in client.fields})
    rows = (
        [*_cells(client), *(client.fields.get(name, "") for name in names)] for client in clients
    )
    return csv_text([*_COLUMNS, *names], rows, delimiter=delimiter)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> str:
    """A table as text, with the mark by which spreadsheets know its encoding."""
    lines = csv_lines([header, *rows], delimiter=delimiter)
    return BYTE_ORDER_MARK + "".join(lines)


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
