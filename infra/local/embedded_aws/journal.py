"""
No write to DynamoDB is answered before it is on disk.

Changes are noted as they are made in memory and committed by whoever wants to answer next, for all
who wait (group commit). Reads wait as well: nobody may see and act upon what a kill would undo.
"""

import asyncio
import json
import logging
import os
import sqlite3
import threading
from typing import Any

from infra.local.embedded_aws.store import Batch, Store

Item = dict[str, Any]

logger = logging.getLogger("journal")


class Journal:
    """Collects after-images of items and commits them to the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noting = threading.Lock()  # MiniStack imports tables in another thread
        self._committing = asyncio.Lock()
        self._emptied: set[str] = set()
        self._images: dict[tuple[str, str], Item | None] = {}
        self._tokens: dict[str, Item] = {}
        self._noted = 0
        self._committed = 0

    def note_item(self, table_id: str, key: tuple[str, str], item: Item | None) -> None:
        """Note the newest image of an item; None when it was deleted."""
        with self._noting:
            self._images[table_id, json.dumps(key)] = item
            self._noted += 1

    def note_table(self, table_id: str, items: dict[str, dict[str, Item]]) -> None:
        """Note that all items of a table were replaced by these."""
        with self._noting:
            self._emptied.add(table_id)
            self._images = {at: item for at, item in self._images.items() if at[0] != table_id}
            for partition, sorted_items in items.items():
                for sort, item in sorted_items.items():
                    self._images[table_id, json.dumps((partition, sort))] = item
            self._noted += 1

    def note_token(self, key: tuple[str, str, str], entry: Item) -> None:
        """Note a transaction that was applied; the key is account, region, client token."""
        with self._noting:
            self._tokens[json.dumps(key)] = entry
            self._noted += 1

    async def settle(self) -> None:
        """
        Return when all that was noted up to now is on disk.

        If it can't be written, the process ends: what is in memory must not be answered from.
        """
        wanted = self._noted
        while self._committed < wanted:
            async with self._committing:
                if self._committed < wanted:
                    await self._commit()

    async def _commit(self) -> None:
        noted, batch = self._cut()
        try:
            await asyncio.to_thread(self._store.commit, batch)
        except (sqlite3.Error, OSError) as error:
            logger.critical("the journal can't be written, ending: %s", error)
            os._exit(1)
        self._committed = noted

    def _cut(self) -> tuple[int, Batch]:
        """What was noted since the last cut; on the event loop, where items change."""
        with self._noting:
            batch = Batch(
                emptied=tuple(self._emptied),
                images=[(table, key, _text(item)) for (table, key), item in self._images.items()],
                tokens=[(key, json.dumps(entry)) for key, entry in self._tokens.items()],
            )
            self._emptied, self._images, self._tokens = set(), {}, {}
            return self._noted, batch


def _text(item: Item | None) -> str | None:
    return None if item is None else json.dumps(item)
