"""
The peers' application for mailings, run by Celery in the bench's own environment.

One task a message, its outcome written down. `python -m bench.peers.mailing` reads JSON ids and
queues them.
"""

import json
import os
import sys

import redis  # type: ignore[import-not-found] # only in the bench's own environment
import urllib3
from celery import Celery  # type: ignore[import-not-found] # as above

app = Celery("peers", broker=os.environ["BENCH_BROKER"])
app.conf.update(
    task_ignore_result=True,
    worker_disable_rate_limits=True,
    worker_prefetch_multiplier=4,  # none waits for the broker; more changes nothing
    broker_connection_retry_on_startup=True,
)
_pool = urllib3.PoolManager(maxsize=64, retries=False)
_store = redis.Redis.from_url(os.environ["BENCH_BROKER"])


@app.task(name="peers.send")  # type: ignore[untyped-decorator] # Celery isn't known here
def send(message_id: int) -> None:
    """Send one message and record what came of it."""
    body = {"id": message_id, "phone": 79161234567, "text": "Здравствуйте, Анна!"}
    url = f"{os.environ['BENCH_TARGET']}/v1/send/{message_id}"
    answer = _pool.request("POST", url, json=body)
    is_sent = answer.status == 200 and answer.json() == {"code": 0, "message": "OK"}
    _store.hset("status", str(message_id), "sent" if is_sent else "failed")


if __name__ == "__main__":
    for one in json.load(sys.stdin):
        send.apply_async((one,))
