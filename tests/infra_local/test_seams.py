"""The gate of an upgrade of MiniStack: each seam does what its docstring says, on this version."""

import json
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.infra_local.conftest import Inside
from tests.infra_local.handlers import (
    FAIL,
    PRINT,
    SAY_BODY,
    SAY_WHAT_IT_SEES,
    START_UNLESS_BROKEN,
    WORK,
)
from tests.infra_local.running_emulator import Emulator
from tests.infra_local.waiting import until

pytestmark = pytest.mark.deployed


def test_a_function_sees_neither_the_emulators_packages_nor_its_switches(
    shared_emulator: Emulator,
) -> None:
    shared_emulator.make_function("curious", SAY_WHAT_IT_SEES)

    seen = shared_emulator.invoke("curious")

    assert seen == {"found": [], "switches": []}


def test_a_setting_of_a_function_wins_over_a_switch_of_that_name(shared_emulator: Emulator) -> None:
    shared_emulator.make_function("set", SAY_WHAT_IT_SEES, LOG_LEVEL="WARNING")

    seen = shared_emulator.invoke("set")

    assert seen["switches"] == ["LOG_LEVEL"]


def test_what_a_function_prints_is_logged_under_its_name(shared_emulator: Emulator) -> None:
    shared_emulator.make_function("talker", PRINT)

    shared_emulator.invoke("talker")

    first, second = until(lambda: shared_emulator.records("talker")[:2])
    assert first == {"function": "talker", "level": "WARNING", "message": "as json", "task": "t1"}
    assert (second["level"], second["message"]) == ("INFO", "as text")


def test_an_exception_is_logged_with_its_trace(shared_emulator: Emulator) -> None:
    shared_emulator.make_function("failing", FAIL)

    shared_emulator.invoke("failing")

    (record,) = until(lambda: shared_emulator.records("failing"))
    assert record["level"] == "ERROR"
    assert 'raise ValueError("no such luck")' in record["message"]


def test_a_process_that_does_not_start_takes_no_other_with_it(
    shared_emulator: Emulator, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shared_emulator.make_function("fragile", START_UNLESS_BROKEN, BROKEN=str(broken))
    with ThreadPoolExecutor() as pool:
        first = pool.submit(shared_emulator.invoke, "fragile", 2)
        until(lambda: "began" in shared_emulator.messages("fragile"))
        broken.touch()

        second = shared_emulator.invoke("fragile", 0)

        assert second["errorMessage"].startswith("Worker process exited immediately")
        assert first.result() == "done"
    broken.unlink()
    assert shared_emulator.invoke("fragile", 0) == "done"


def test_invocations_leave_nothing_in_memory(shared_emulator: Emulator) -> None:
    shared_emulator.make_function("forgotten", PRINT)

    shared_emulator.invoke("forgotten")

    assert shared_emulator.client("logs").describe_log_groups()["logGroups"] == []
    assert shared_emulator.client("cloudwatch").list_metrics()["Metrics"] == []


def test_a_queue_feeds_its_function_after_a_restart_on_another_port(
    start_emulator: Callable[[], Emulator],
) -> None:
    before = start_emulator()
    before.make_function("reader", SAY_BODY)
    url = before.feed("reader", "letters")
    before.stop()

    after = start_emulator()
    after.client("sqs").send_message(QueueUrl=url, MessageBody="hello")

    assert after.port != before.port
    assert until(lambda: after.messages("reader")) == ["hello"]


def test_work_waits_while_it_is_held_back(start_emulator: Callable[[], Emulator]) -> None:
    held = start_emulator()
    held.make_function("reader", SAY_BODY)
    url = held.feed("reader", "letters")

    assert held.answers("POST", "/_launcher/hold")
    held.client("sqs").send_message(QueueUrl=url, MessageBody="later")
    held.stop()
    assert held.messages("reader") == []

    after = start_emulator()
    assert until(lambda: after.messages("reader")) == ["later"]


def test_a_stop_lets_a_running_function_finish_and_leaves_nothing(emulator: Emulator) -> None:
    emulator.make_function("worker", WORK)
    url = emulator.feed("worker", "orders")
    emulator.client("sqs").send_message(QueueUrl=url, MessageBody="one")
    until(lambda: emulator.messages("worker") == ["began"])

    status = emulator.stop()

    assert status == 0
    assert emulator.messages("worker") == ["began", "finished"]
    assert emulator.leaves_nothing()


def test_a_clean_stop_keeps_everything(start_emulator: Callable[[], Emulator]) -> None:
    before = start_emulator()
    _put(before, "a stop")
    before.stop()

    assert _kept(start_emulator()) == "a stop"


def test_a_kill_after_a_checkpoint_keeps_what_it_saved(
    start_emulator: Callable[[], Emulator],
) -> None:
    before = start_emulator()
    _put(before, "a checkpoint")
    assert before.answers("POST", "/_launcher/checkpoint")
    before.end()

    assert _kept(start_emulator()) == "a checkpoint"


def test_it_ends_when_its_starter_is_gone(emulator: Emulator) -> None:
    emulator.make_function("talker", PRINT)
    emulator.invoke("talker")
    assert emulator.process.stdin

    emulator.process.stdin.close()

    assert emulator.process.wait(timeout=60) == 0
    assert emulator.leaves_nothing()


def test_workers_die_with_a_killed_emulator(emulator: Emulator) -> None:
    emulator.make_function("talker", PRINT)
    emulator.invoke("talker")

    emulator.signal(signal.SIGKILL)
    emulator.process.wait()

    until(emulator.leaves_nothing)


def test_an_invocation_does_not_wait_for_output(inside: Inside) -> None:
    inside(
        """
        from ministack.core import lambda_runtime
        worker = lambda_runtime.Worker("f", {}, b"")
        def refuse(*_): raise AssertionError("it waits")
        lambda_runtime.time.sleep = refuse
        assert worker._drain_stderr_bounded() == ""
        """,
    )


def test_the_poller_is_woken_when_a_delay_ends(inside: Inside) -> None:
    inside(
        """
        import time
        from ministack.core.concurrency import esm_wake
        from ministack.services import sqs
        queue = {"messages": [{"visible_at": time.time() + 0.2}]}
        sqs._queues.set_scoped("000000000000", "us-east-1", "q", queue)
        esm_wake.clear()
        assert esm_wake.wait(30)
        """,
    )


def test_schedules_are_looked_at_more_often_than_each_second(inside: Inside) -> None:
    inside(
        """
        import threading
        from ministack.services import eventbridge
        ticks = threading.Semaphore(0)
        eventbridge._tick_scheduled_rules = ticks.release
        eventbridge.start_scheduler()
        assert all(ticks.acquire(timeout=30) for _ in range(3))
        """,
    )


def test_expired_items_go_by_the_products_clock(inside: Inside) -> None:
    inside(
        """
        import time
        from infra.local.embedded_aws.seams import expired_items
        from ministack.services import dynamodb

        dynamodb._create_table(
            {
                "TableName": "expiring",
                "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
                "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
                "BillingMode": "PAY_PER_REQUEST",
            }
        )
        expiry = {"Enabled": True, "AttributeName": "ttl"}
        dynamodb._update_ttl({"TableName": "expiring", "TimeToLiveSpecification": expiry})
        for name, hours in (("in one hour", 1), ("in three hours", 3)):
            ttl = {"N": str(int(time.time()) + hours * 3600)}
            item = {"pk": {"S": name}, "ttl": ttl}
            dynamodb._put_item({"TableName": "expiring", "Item": item})
        clock.move_to(2 * 3600)
        expired_items.delete_expired(clock.timestamp())
        left = list(dynamodb._tables["expiring"]["items"])
        assert left == ["in three hours"], left
        """,
    )


def test_a_table_of_a_stack_expires_as_its_template_says(shared_emulator: Emulator) -> None:
    _apply_stack(shared_emulator, "expiring", _table(TimeToLiveSpecification=_EXPIRY))
    assert _expiry_of_table(shared_emulator) == {
        "TimeToLiveStatus": "ENABLED",
        "AttributeName": "ttl",
    }

    _apply_stack(shared_emulator, "expiring", _table())

    assert _expiry_of_table(shared_emulator) == {"TimeToLiveStatus": "DISABLED"}


def test_the_gateway_answers_unknown_paths_as_the_imported_document_says(
    shared_emulator: Emulator,
) -> None:
    api_id = _apply_stack(shared_emulator, "gateway", _API)["Api"]

    answer = httpx.get(f"{shared_emulator.url}/_aws/execute-api/{api_id}/v1/nowhere", timeout=60)

    assert (answer.status_code, answer.json()) == (404, {"code": "not_found"})


def test_bodies_of_the_types_that_the_imported_document_names_are_no_text(
    shared_emulator: Emulator,
) -> None:
    api_id = _apply_stack(shared_emulator, "files", _API)["Api"]

    api = shared_emulator.client("apigateway").get_rest_api(restApiId=api_id)

    assert api["binaryMediaTypes"] == ["text/csv"]


def test_another_ministack_is_refused(inside: Inside) -> None:
    inside(
        """
        from infra.local.embedded_aws import emulator
        emulator.VERSION = "1.5.34"
        try:
            emulator.check_version()
        except emulator.SeamError as error:
            assert "1.5.33 is installed" in str(error)
        else:
            raise AssertionError("it took it")
        """,
    )


_EXPIRY = {"Enabled": True, "AttributeName": "ttl"}

_API = {
    "Api": {
        "Type": "AWS::ApiGateway::RestApi",
        "Properties": {
            "Body": {
                "swagger": "2.0",
                "info": {"title": "any"},
                "paths": {"/": {"get": {"x-amazon-apigateway-integration": {"type": "mock"}}}},
                "x-amazon-apigateway-binary-media-types": ["text/csv"],
                "x-amazon-apigateway-gateway-responses": {
                    "MISSING_AUTHENTICATION_TOKEN": {
                        "statusCode": 404,
                        "responseTemplates": {"application/json": '{"code":"not_found"}'},
                    }
                },
            }
        },
    },
    "Deployed": {
        "Type": "AWS::ApiGateway::Deployment",
        "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "v1"},
    },
}


def _table(**properties: object) -> dict[str, Any]:
    key = {"AttributeName": "pk", "AttributeType": "S"}
    described = {
        "TableName": "expiring",
        "AttributeDefinitions": [key],
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "BillingMode": "PAY_PER_REQUEST",
        **properties,
    }
    return {"Table": {"Type": "AWS::DynamoDB::Table", "Properties": described}}


def _apply_stack(emulator: Emulator, name: str, resources: dict[str, Any]) -> dict[str, str]:
    """Make or change a stack; the physical ids of its resources."""
    client = emulator.client("cloudformation")
    template = json.dumps({"Resources": resources})
    there = {stack["StackName"] for stack in client.describe_stacks()["Stacks"]}
    apply = client.update_stack if name in there else client.create_stack
    apply(StackName=name, TemplateBody=template)
    done = ("CREATE_COMPLETE", "UPDATE_COMPLETE")
    until(
        lambda: client.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"] in done,
        within_s=10,
    )
    made = client.describe_stack_resources(StackName=name)["StackResources"]
    return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in made}


def _expiry_of_table(emulator: Emulator) -> dict[str, str]:
    tables = emulator.client("dynamodb")
    described = tables.describe_time_to_live(TableName="expiring")["TimeToLiveDescription"]
    return dict(described)


def _put(emulator: Emulator, value: str) -> None:
    tables: Any = emulator.client("dynamodb")
    tables.create_table(
        TableName="kept",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    tables.put_item(TableName="kept", Item={"pk": {"S": "one"}, "by": {"S": value}})


def _kept(emulator: Emulator) -> str:
    item = emulator.client("dynamodb").get_item(TableName="kept", Key={"pk": {"S": "one"}})["Item"]
    return str(item["by"]["S"])
