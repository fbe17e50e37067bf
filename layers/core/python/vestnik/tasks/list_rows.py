"""Reading the index `lists`: rows between two keys, latest first, consistently."""

from dataclasses import dataclass
from typing import Any

from vestnik.platform.dynamodb import refusals
from vestnik.tasks.list_keys import KeyRange
from vestnik.tasks.rows import ListIndex, TaskRow, owner_key
from vestnik.tasks.search import Query, searched


@dataclass(frozen=True)
class Scanned:
    """Rows that a query took from about 1 MB; `last_key`: where it stopped, None at the end."""

    found: list[TaskRow]
    was_empty: bool
    last_key: str | None


def rows_of(user_id: str, keys: KeyRange, *, limit: int) -> list[TaskRow]:
    """The rows of a list."""
    with refusals():
        return list(_query(user_id, keys, limit=limit))


def count(user_id: str, keys: KeyRange, *, up_to: int) -> int:
    """How many rows a list has, counted no further than `up_to`."""
    with refusals():
        return TaskRow.lists.count(
            owner_key(user_id),
            ListIndex.list_key.between(*keys),
            consistent_read=True,
            limit=up_to,
        )


def scanned(user_id: str, keys: KeyRange, query: Query, *, after_key: str | None) -> Scanned:
    """What a query finds in the first 1 MB of a list: as much as DynamoDB reads at once."""
    with refusals():
        page: dict[str, Any] = next(_query(user_id, keys).page_iter, {"Items": []})
    items = [item for item in page["Items"] if item["list_key"]["S"] != after_key]
    last = page.get("LastEvaluatedKey")
    return Scanned(
        found=[TaskRow.from_raw_data(item) for item in items if _matches(item, query)],
        was_empty=not items,
        last_key=last["list_key"]["S"] if last else None,
    )


def _query(user_id: str, keys: KeyRange, *, limit: int | None = None) -> Any:
    return TaskRow.lists.query(
        owner_key(user_id),
        ListIndex.list_key.between(*keys),
        consistent_read=True,
        scan_index_forward=False,
        limit=limit,
    )


def _matches(item: Any, query: Query) -> bool:
    """Judged before a row is made of it: most of a long list is not what is looked for."""
    return query.matches(
        searched(
            title=item["title"]["S"],
            description=item["description"]["S"] if "description" in item else "",
            tags=[tag["S"] for tag in item["tags"]["L"]] if "tags" in item else (),
            priority=int(item["priority"]["N"]),
        )
    )
