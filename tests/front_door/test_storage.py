"""What the doubles keep over a restart, and over an upgrade."""

from pathlib import Path

from infra.local.front_door.storage import open_database

OLD, NEW = "CREATE TABLE chat (id)", "CREATE TABLE chat (id, blocked)"


def test_the_same_tables_keep_their_rows(tmp_path: Path) -> None:
    first = open_database(tmp_path / "kept.db", OLD)
    first.execute("INSERT INTO chat VALUES (5)")
    first.close()

    again = open_database(tmp_path / "kept.db", OLD)

    assert [row["id"] for row in again.execute("SELECT id FROM chat")] == [5]


def test_other_tables_begin_anew(tmp_path: Path) -> None:
    open_database(tmp_path / "kept.db", OLD).close()

    upgraded = open_database(tmp_path / "kept.db", NEW)

    assert list(upgraded.execute("SELECT id, blocked FROM chat")) == []
