"""What the template is told of the web app's domain and of the secret that CloudFront sends."""

from typing import Any

import pytest

from infra.deploy import _has, _web_parameters
from infra.deployment.change_set import propose
from infra.deployment.stack import MASKED, DeployError, Stack
from tests.infra.fake_cloudformation import FakeCloudFormation

SECRET = {"ORIGIN_SECRET": "known"}
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/a"
WITHOUT_DOMAIN = {"OriginSecret": "known", "WebDomain": "", "WebCertificateArn": ""}


def given_stack(**parameters: str) -> Stack:
    return Stack("vestnik-dev", "id", "UPDATE_COMPLETE", parameters, {})


@pytest.mark.parametrize("app_url", ["", "https://vestnik.example/", "https://d1.cloudfront.net/"])
def test_without_a_certificate_the_web_app_has_cloudfronts_domain(app_url: str) -> None:
    assert _web_parameters({**SECRET, "APP_URL": app_url}) == WITHOUT_DOMAIN


def test_a_certificate_is_for_the_domain_of_the_app() -> None:
    settings = {**SECRET, "APP_URL": "https://vestnik.example/", "WEB_CERTIFICATE": CERTIFICATE}

    parameters = _web_parameters(settings)

    assert parameters["WebDomain"] == "vestnik.example"
    assert parameters["WebCertificateArn"] == CERTIFICATE


@pytest.mark.parametrize("app_url", ["", "https://d1.cloudfront.net/"])
def test_a_certificate_wants_a_domain_of_ones_own(app_url: str) -> None:
    with pytest.raises(DeployError, match="APP_URL"):
        _web_parameters({**SECRET, "APP_URL": app_url, "WEB_CERTIFICATE": CERTIFICATE})


def test_a_stack_with_the_same_but_a_masked_secret_has_what_is_wanted() -> None:
    stack = given_stack(OriginSecret=MASKED, SettingsRevision="r1")

    assert _has(stack, {"OriginSecret": "known", "SettingsRevision": "r1"})
    assert not _has(stack, {"OriginSecret": "new", "SettingsRevision": "r2"})


def test_going_back_leaves_a_masked_secret_as_it_is() -> None:
    asked: list[Any] = []

    class Noting(FakeCloudFormation):
        def create_change_set(self, **order: Any) -> Any:
            asked.extend(order["Parameters"])
            return super().create_change_set(**{**order, "Parameters": ()})

    cloudformation: Any = Noting(status="UPDATE_COMPLETE")
    before = {"OriginSecret": MASKED, "StageName": "dev"}
    propose(cloudformation, "vestnik-dev", template_url="url", parameters=before)

    assert asked == [
        {"ParameterKey": "OriginSecret", "UsePreviousValue": True},
        {"ParameterKey": "StageName", "ParameterValue": "dev"},
    ]
