import sqlite3
from pathlib import Path
from typing import Any

import pytest

from infra.local.embedded_aws.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "state.sqlite3"


def test_what_was_saved_last_is_loaded(path: Path) -> None:
    store = Store(path)
    store.save({"sqs": "one", "lambda": "two"})
    store.save({"sqs": "three"})
    store.close()

    again = Store(path)
    assert (again.load("sqs"), again.load("lambda"), again.load("s3")) == ("three", "two", None)


def test_a_checkpoint_that_fails_half_way_leaves_the_older_one(path: Path) -> None:
    store = Store(path)
    store.save({"sqs": "old", "lambda": "old"})
    newer: Any = {"sqs": "new", "lambda": None}

    with pytest.raises(sqlite3.IntegrityError):
        store.save(newer)

    assert (store.load("sqs"), store.load("lambda")) == ("old", "old")
    store.save({"sqs": "newest"})
    assert store.load("sqs") == "newest"


def test_a_save_outlives_a_process_that_never_closes_it(path: Path) -> None:
    killed = Store(path)
    killed.save({"sqs": "kept"})

    assert Store(path).load("sqs") == "kept"
