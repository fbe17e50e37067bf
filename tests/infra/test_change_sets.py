from typing import Any

import pytest

from infra.deployment.change_set import ChangeSet, execute, propose
from infra.deployment.stack import DeployError
from tests.infra.fake_cloudformation import FakeCloudFormation

WANTED = {"StageName": "dev"}


def proposed(cloudformation: Any) -> ChangeSet | None:
    return propose(cloudformation, "vestnik-dev", template_url="url", parameters=WANTED)


def deployed(cloudformation: Any) -> None:
    change_set = proposed(cloudformation)
    assert change_set
    execute(cloudformation, change_set)


def test_the_first_deployment_creates_the_stack() -> None:
    cloudformation = FakeCloudFormation()

    deployed(cloudformation)

    assert cloudformation.calls == ["propose CREATE url", "execute"]
    assert cloudformation.parameters == WANTED


@pytest.mark.parametrize("status", ["CREATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"])
def test_a_later_one_updates_it(status: str) -> None:
    cloudformation = FakeCloudFormation(status=status)

    deployed(cloudformation)

    assert cloudformation.calls == ["propose UPDATE url", "execute"]


def test_a_stack_that_was_only_proposed_is_still_created() -> None:
    cloudformation = FakeCloudFormation(status="REVIEW_IN_PROGRESS")

    deployed(cloudformation)

    assert cloudformation.calls == ["propose CREATE url", "execute"]


def test_no_changes_are_a_success() -> None:
    cloudformation = FakeCloudFormation(
        status="UPDATE_COMPLETE",
        refuses="The submitted information didn't contain changes. Submit different information.",
    )

    assert proposed(cloudformation) is None
    assert cloudformation.calls == ["propose UPDATE url", "withdraw"]


def test_a_refused_template_is_an_error_with_the_reason() -> None:
    with pytest.raises(DeployError, match="refuses the template: no such type"):
        proposed(FakeCloudFormation(refuses="no such type"))


def test_a_failure_names_the_resource_that_caused_it_and_not_those_it_took_along() -> None:
    cloudformation = FakeCloudFormation(
        fails=[("Tasks", "name is taken"), ("Due", "Resource creation cancelled")]
    )

    with pytest.raises(DeployError) as failure:
        deployed(cloudformation)

    assert str(failure.value) == "the deployment ended as ROLLBACK_COMPLETE\n  Tasks: name is taken"


def test_the_remains_of_a_failed_creation_are_deleted_first() -> None:
    cloudformation = FakeCloudFormation(status="ROLLBACK_COMPLETE")

    deployed(cloudformation)

    assert cloudformation.calls == ["delete", "propose CREATE url", "execute"]
