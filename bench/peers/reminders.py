"""
The peers' application, run by Celery in the bench's own environment.

`python -m bench.peers.reminders beat|eta` reads JSON pairs [key, due] and plans them.
"""

import json
import os
import sys
import time
from datetime import UTC, datetime

import redis  # type: ignore[import-not-found] # only in the bench's own environment
import urllib3
from celery import Celery  # type: ignore[import-not-found] # as above

TICK_S = 60.0
_DUE = "due"

app = Celery("peers", broker=os.environ["BENCH_BROKER"])
app.conf.update(
    task_ignore_result=True,
    worker_prefetch_multiplier=0,  # a task with an eta waits in the worker, so it must have all
    broker_transport_options={"visibility_timeout": 3600},
    broker_connection_retry_on_startup=True,
    beat_schedule={"tick": {"task": "peers.tick", "schedule": TICK_S}},
)
_pool = urllib3.PoolManager(maxsize=64, retries=False)
_store = redis.Redis.from_url(os.environ["BENCH_BROKER"])


@app.task(name="peers.remind")  # type: ignore[untyped-decorator] # Celery isn't known here
def remind(key: str) -> None:
    """Send one reminder."""
    body = {"chat_id": 1, "text": f"Reminder: {key}"}
    _pool.request("POST", os.environ["BENCH_TARGET"] + "/bot4242:peer/sendMessage", json=body)


@app.task(name="peers.tick")  # type: ignore[untyped-decorator] # as above
def tick() -> None:
    """Send everything that is due, one by one, and mark each as sent."""
    for key in _store.zrangebyscore(_DUE, 0, time.time()):
        remind(key.decode())
        _store.zrem(_DUE, key)


def _plan(way: str, due_s: list[tuple[str, float]]) -> None:
    for key, at_s in due_s:
        if way == "eta":
            remind.apply_async((key,), eta=datetime.fromtimestamp(at_s, UTC))
        else:
            _store.zadd(_DUE, {key: at_s})


if __name__ == "__main__":
    _plan(sys.argv[1], json.load(sys.stdin))
