"""Moving the product's clock: what waits in the embedded AWS moves along, each thing once."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest

from tests.infra_local.conftest import Inside
from tests.infra_local.running_emulator import Emulator
from tests.infra_local.waiting import until

pytestmark = pytest.mark.deployed

HOUR_S = 3600
_SOON_S = 20  # less than the 30 s after which a message comes again by itself

_SAY_INSTANT = """
def handler(event, context):
    print("fired at " + event["time"])
"""

_SAY_BODIES = """
def handler(event, context):
    for record in event["Records"]:
        print(record["body"])
"""

_FAIL = """
def handler(event, context):
    print("tried")
    raise ValueError("no such luck")
"""

_SAY_OFFSET_AFTER_A_SECOND = """
import os, time

def handler(event, context):
    print("began")
    time.sleep(1)
    print("moved" if os.path.exists(os.environ["OFFSET_FILE"]) else "ended before the move")
"""

_SLEEP_LONGER_THAN_A_JUMP_WAITS = """
import time

def handler(event, context):
    print("began")
    time.sleep(7)
"""


def _schedule(emulator: Emulator, function: str, expression: str) -> None:
    arn = emulator.make_function(function, _SAY_INSTANT)
    events = emulator.client("events")
    events.put_rule(Name=function, ScheduleExpression=expression, State="ENABLED")
    events.put_targets(Rule=function, Targets=[{"Id": "1", "Arn": arn}])


def _send(emulator: Emulator, url: str, body: str, *, delay_s: int = 0) -> None:
    sqs = emulator.client("sqs")
    sqs.send_message(QueueUrl=url, MessageBody=body, DelaySeconds=delay_s)


def test_each_schedule_that_became_due_has_fired_once_when_the_jump_is_answered(
    emulator: Emulator,
) -> None:
    _schedule(emulator, "minutely", "rate(1 minute)")
    _schedule(emulator, "daily", "rate(1 day)")
    _schedule(emulator, "quarterly", "cron(0/15 * * * ? *)")
    emulator.move_clock(reset=True)  # looks at all schedules, which arms the cron rule

    asked_at = int(time.time())
    emulator.move_clock(advance_s=2 * HOUR_S)
    answered_at = time.time()

    [fired] = emulator.messages("minutely")
    fired_at = datetime.fromisoformat(fired.split()[-1]).timestamp() - 2 * HOUR_S
    assert asked_at <= fired_at <= answered_at
    assert len(emulator.messages("quarterly")) == 1
    assert emulator.messages("daily") == []
    time.sleep(1.2)  # two more looks
    assert len(emulator.messages("minutely")) == 1


def test_going_back_fires_nothing_and_arms_what_fired_in_the_future(emulator: Emulator) -> None:
    emulator.move_clock(advance_s=10 * HOUR_S)
    _schedule(emulator, "minutely", "rate(1 minute)")
    emulator.move_clock(advance_s=HOUR_S)
    assert len(emulator.messages("minutely")) == 1

    emulator.move_clock(reset=True)
    time.sleep(1.2)  # two looks
    assert len(emulator.messages("minutely")) == 1

    emulator.move_clock(advance_s=61)
    assert len(emulator.messages("minutely")) == 2


def test_a_rule_that_was_about_to_fire_when_the_clock_went_back_waits_anew(inside: Inside) -> None:
    inside(
        """
        from infra.local.embedded_aws import jump
        from ministack.services import eventbridge

        name = ("000000000000", "us-east-1", "minutely")
        rule = {
            "Arn": "arn:aws:events:us-east-1:000000000000:rule/minutely",
            "State": "ENABLED",
            "ScheduleExpression": "rate(1 minute)",
        }
        eventbridge._rules.set_scoped(*name, rule)
        eventbridge._targets.set_scoped(*name, [{"Id": "1"}])
        fired = []
        eventbridge._invoke_target = lambda *event: fired.append(event)
        eventbridge._rule_last_fired[name] = clock.timestamp() - 3600
        jumps = jump.Jumps(clock)
        jumps.jump(jump.by(-1))
        assert not fired
        jumps.jump(jump.by(61))
        assert len(fired) == 1
        """,
    )


def test_a_rule_that_was_made_in_the_future_is_not_asleep_after_a_restart(
    start_emulator: Any,
) -> None:
    before = start_emulator()
    before.move_clock(advance_s=10 * HOUR_S)
    _schedule(before, "minutely", "rate(1 minute)")
    before.move_clock(reset=True)
    before.stop()

    after = start_emulator()
    time.sleep(1.2)  # two looks
    assert after.messages("minutely") == []

    after.move_clock(advance_s=61)
    assert len(after.messages("minutely")) == 1


def test_queued_delays_move_with_the_clock_both_ways(emulator: Emulator) -> None:
    emulator.make_function("reader", _SAY_BODIES)
    url = emulator.feed("reader", "letters")
    _send(emulator, url, "in ten minutes", delay_s=600)

    emulator.move_clock(advance_s=300)
    assert emulator.messages("reader") == []

    emulator.move_clock(reset=True)
    emulator.move_clock(advance_s=590)
    assert emulator.messages("reader") == []

    emulator.move_clock(advance_s=15)
    assert emulator.messages("reader") == ["in ten minutes"]


def test_what_is_in_flight_ends_before_the_clock_moves(emulator: Emulator, tmp_path: Any) -> None:
    environment = {"OFFSET_FILE": str(tmp_path / "clock")}
    emulator.make_function("worker", _SAY_OFFSET_AFTER_A_SECOND, **environment)
    url = emulator.feed("worker", "orders")
    _send(emulator, url, "one")
    until(lambda: emulator.messages("worker") == ["began"])

    emulator.move_clock(advance_s=60)

    assert emulator.messages("worker") == ["began", "ended before the move"]


def test_a_message_that_is_still_worked_on_gets_no_double(emulator: Emulator) -> None:
    emulator.make_function("slow", _SLEEP_LONGER_THAN_A_JUMP_WAITS)
    emulator.client("lambda").update_function_configuration(FunctionName="slow", Timeout=20)
    url = emulator.feed("slow", "orders")
    _send(emulator, url, "one")
    until(lambda: emulator.messages("slow") == ["began"])
    began_at = time.monotonic()

    emulator.move_clock(advance_s=HOUR_S)

    assert 5 < time.monotonic() - began_at < 20
    assert emulator.messages("slow") == ["began"]


def test_a_message_whose_worker_failed_comes_again_after_its_time_out_has_passed(
    emulator: Emulator,
) -> None:
    emulator.make_function(
        "failing", 'def handler(event, context):\n    print("tried")\n    1 / 0\n'
    )
    url = emulator.feed("failing", "orders")
    _send(emulator, url, "one")
    until(lambda: "tried" in emulator.messages("failing"))
    time.sleep(1.2)  # MiniStack rests a source for a second after a failure

    emulator.move_clock(advance_s=60)

    until(lambda: emulator.messages("failing").count("tried") == 2, within_s=_SOON_S)


def test_a_jump_leaves_the_gate_closed_when_a_stop_has_closed_it(emulator: Emulator) -> None:
    emulator.make_function("reader", _SAY_BODIES)
    url = emulator.feed("reader", "letters")

    assert emulator.answers("POST", "/_launcher/hold")
    emulator.move_clock(advance_s=60)
    _send(emulator, url, "later")
    emulator.stop()

    assert emulator.messages("reader") == []


def test_a_stop_is_not_held_up_by_a_jump(emulator: Emulator) -> None:
    emulator.make_function("slow", _SLEEP_LONGER_THAN_A_JUMP_WAITS)
    emulator.client("lambda").update_function_configuration(FunctionName="slow", Timeout=20)
    url = emulator.feed("slow", "orders")
    _send(emulator, url, "one")
    until(lambda: emulator.messages("slow") == ["began"])
    with ThreadPoolExecutor() as pool:
        jump = pool.submit(emulator.move_clock, advance_s=HOUR_S)
        time.sleep(0.5)  # the jump waits for the function
        stopped_at = time.monotonic()

        status = emulator.stop()

        took_s = time.monotonic() - stopped_at
        jump.exception()
    assert (status, took_s < 8) == (0, True)


def test_the_file_holds_the_offset_as_decimal_text(emulator: Emulator, tmp_path: Any) -> None:
    emulator.move_clock(advance_s=900)
    assert float((tmp_path / "clock").read_text()) == 900

    emulator.move_clock(set_s=time.time() + 7200)
    assert float((tmp_path / "clock").read_text()) == pytest.approx(7200, abs=5)
    assert [path.name for path in tmp_path.glob("clock*")] == ["clock"]
