"""
Saving and loading what MiniStack knows: stacks, functions, queues, parameters, tables (their items
are in the journal).

MiniStack saves when it stops cleanly; a failure is logged and swallowed. Here a checkpoint can be
asked for at any time, is saved as a whole or not at all, and a failure travels.
"""

import json
import threading
from collections.abc import Callable
from typing import Any

from infra.local.embedded_aws import emulator
from infra.local.embedded_aws.seams import durable_items, intake
from infra.local.embedded_aws.store import Store

_PATIENCE_S = 5.0


class CheckpointError(RuntimeError):
    """The state could not be saved."""


class Checkpoints:
    """Stands where MiniStack's own saving and loading stood."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._alone = threading.Lock()
        self._used_code: set[str] = set()
        app = emulator.module("app")
        functions = emulator.module("services.lambda_svc")
        self._services = emulator.take(app, "_build_persistence_save_dict")
        self._prune_code = emulator.replace(
            functions, "_prune_orphan_code_blobs", self._remember_used_code
        )
        emulator.replace(app, "load_state", self._load)
        emulator.replace(app, "save_all", lambda _: self.save())

    def save_while_running(self) -> None:
        """
        Save between two pieces of work.

        A function that runs for longer than 5 s goes on; if it changes what is being copied, the
        checkpoint fails and the older one stays.
        """
        with intake.held(patience_s=_PATIENCE_S):
            self.save()

    def save(self) -> None:
        """
        Save every service that was used, in one transaction.

        Code that no function uses any more is deleted after that: the older checkpoint needs it.
        """
        with self._alone:
            states = {name: _text(name, state) for name, state in self._services().items()}
            self._store.save(states, table_ids=durable_items.table_ids())
            self._prune_code(self._used_code)

    def _load(self, service: str) -> Any:
        text = self._store.load(service)
        if text is None:
            return None
        persistence = emulator.module("core.persistence")
        return json.loads(text, object_hook=emulator.take(persistence, "_json_object_hook"))

    def _remember_used_code(self, digests: set[str]) -> None:
        self._used_code = digests


def _text(name: str, state: Callable[[], Any]) -> str:
    persistence = emulator.module("core.persistence")
    try:
        return json.dumps(state(), default=emulator.take(persistence, "_json_default"))
    except Exception as error:
        raise CheckpointError(f"the state of {name} could not be saved: {error}") from error
