from types import SimpleNamespace
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from infra.deployment import smoke
from infra.deployment.restore import restore, take_snapshot
from infra.deployment.smoke import SmokeCheckError, check_health
from tests.infra.fake_cloudformation import FakeCloudFormation

BEFORE = {"StageName": "dev", "PackageDigest": "old"}
TEMPLATE = {"Resources": {"A": {"Type": "T"}}}


class FakeBucket:
    """S3 with the stage's bucket in it."""

    meta = SimpleNamespace(endpoint_url="https://s3")

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def head_bucket(self, **_: Any) -> None:
        return

    def put_object(self, *, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803 - boto's names
        self.objects[f"{Bucket}/{Key}"] = Body


def given_connection(**stack: Any) -> Any:
    return SimpleNamespace(
        stage="dev",
        account="1",
        region="eu-central-1",
        cloudformation=FakeCloudFormation(**stack),
        s3=FakeBucket(),
    )


def test_a_stack_is_brought_back_to_its_template_and_parameters() -> None:
    connection = given_connection(status="UPDATE_COMPLETE", parameters=BEFORE, template=TEMPLATE)
    before = take_snapshot(connection, "vestnik-dev")
    assert before
    connection.cloudformation.parameters = {**BEFORE, "PackageDigest": "new"}

    restore(connection, before)

    assert connection.cloudformation.parameters == BEFORE
    assert list(connection.s3.objects.values()) == [b'{"Resources": {"A": {"Type": "T"}}}']


@pytest.mark.parametrize("status", [None, "REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"])
def test_there_is_no_way_back_to_nothing(status: str | None) -> None:
    assert take_snapshot(given_connection(status=status), "vestnik-dev") is None


def test_a_healthy_product_passes(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/health").respond_with_json({"status": "ok"})

    check_health(httpserver.url_for("/api/"))


def test_an_unhealthy_one_does_not_and_says_what_it_answered(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smoke, "_LIMIT_S", 0.0)
    httpserver.expect_request("/api/health").respond_with_data("late", status=503)

    with pytest.raises(SmokeCheckError, match="answers 503 late"):
        check_health(httpserver.url_for("/api/"))


def test_one_that_cannot_be_reached_does_not_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smoke, "_LIMIT_S", 0.0)

    with pytest.raises(SmokeCheckError, match="ConnectError"):
        check_health("http://127.0.0.1:1/")
