import json

import pytest

from tests.infra.described import Described

# API Gateway Developer Guide, "Gateway response types": every type whose default status is a 4xx.
TYPES_OF_4XX = (
    *("ACCESS_DENIED", "BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS", "EXPIRED_TOKEN"),
    *("INVALID_API_KEY", "INVALID_SIGNATURE", "MISSING_AUTHENTICATION_TOKEN", "QUOTA_EXCEEDED"),
    *("REQUEST_TOO_LARGE", "RESOURCE_NOT_FOUND", "THROTTLED", "UNAUTHORIZED"),
    *("UNSUPPORTED_MEDIA_TYPE", "WAF_FILTERED"),
)
METHODS = {"get", "head", "post", "put", "patch", "delete", "options"}


def _responses(template: Described) -> dict[str, dict[str, object]]:
    body = template.api["DefinitionBody"]
    return dict(body["x-amazon-apigateway-gateway-responses"])


def test_every_error_of_the_gateway_has_the_form_of_ours(template: Described) -> None:
    for kind, response in _responses(template).items():
        templates = response["responseTemplates"]
        assert isinstance(templates, dict)
        body = json.loads(templates["application/json"])
        assert set(body) == {"message", "code", "request_id"}, kind
        assert body["request_id"] == "$context.requestId", kind


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("MISSING_AUTHENTICATION_TOKEN", 404),  # an unknown path
        ("DEFAULT_4XX", 404),  # an unknown path with `Authorization: Bearer`
        ("RESOURCE_NOT_FOUND", 404),
        ("REQUEST_TOO_LARGE", 413),
        ("UNSUPPORTED_MEDIA_TYPE", 415),
        ("THROTTLED", 429),
        ("QUOTA_EXCEEDED", 429),
        ("INTEGRATION_FAILURE", 502),
        ("INTEGRATION_TIMEOUT", 504),
    ],
)
def test_the_gateway_answers_with_the_fitting_status(
    template: Described, kind: str, status: int
) -> None:
    assert _responses(template)[kind]["statusCode"] == status


def test_no_other_4xx_falls_back_to_not_found(template: Described) -> None:
    named = _responses(template)

    assert all("statusCode" in named[kind] for kind in TYPES_OF_4XX)


@pytest.mark.parametrize("kind", ["THROTTLED", "QUOTA_EXCEEDED"])
def test_who_is_throttled_is_told_when_to_come_back(template: Described, kind: str) -> None:
    parameters = _responses(template)[kind]["responseParameters"]

    assert parameters == {"gatewayresponse.header.Retry-After": "'1'"}


def test_the_stage_is_throttled_as_a_whole_and_where_passwords_are_checked(
    template: Described,
) -> None:
    settings = {(s["ResourcePath"], s["HttpMethod"]): s for s in template.api["MethodSettings"]}

    assert {("/*", "*"), ("/~1session", "POST"), ("/~1user", "POST")} <= set(settings)
    assert all(s["ThrottlingRateLimit"] and s["ThrottlingBurstLimit"] for s in settings.values())


def test_throttled_routes_exist(template: Described) -> None:
    """CloudFormation refuses a setting of a route that is not there."""
    paths = template.api["DefinitionBody"]["paths"]

    for setting in template.api["MethodSettings"]:
        if setting["ResourcePath"] != "/*":
            path = setting["ResourcePath"].removeprefix("/").replace("~1", "/")
            assert setting["HttpMethod"].lower() in paths[path]


def test_every_path_takes_every_method_so_that_a_wrong_one_gets_our_405(
    template: Described,
) -> None:
    for path, methods in template.api["DefinitionBody"]["paths"].items():
        assert set(methods) == METHODS, path


def test_the_api_is_regional_and_has_one_stage_named_api(template: Described) -> None:
    assert template.api["EndpointConfiguration"] == "REGIONAL"
    assert template.api["StageName"] == "api"
    assert template.body["Globals"]["Api"]["OpenApiVersion"] == "2.0"
