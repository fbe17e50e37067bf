"""S3 and CloudFront, as the template describes them; `infra_local` asks them."""

from collections.abc import Iterator
from typing import Any

import pytest

from functions.runtime.viewer import ADDRESS_HEADER, SECRET_HEADER
from infra.local.front_door.app import ALIASES, SECRET_PAGES
from infra.local.front_door.asgi import Headers
from infra.local.front_door.security_headers import DOCS, SECRET_PAGE, WEB_APP
from tests.infra.described import Described

HSTS = {"strict-transport-security": "max-age=63072000"}


def config(template: Described) -> dict[str, Any]:
    [distribution] = template.of_type("AWS::CloudFront::Distribution").values()
    return dict(distribution["DistributionConfig"])


def behaviours(template: Described) -> list[dict[str, Any]]:
    described = config(template)
    return [{**described["DefaultCacheBehavior"], "PathPattern": "*"}, *described["CacheBehaviors"]]


def headers_of(template: Described, policy: str) -> dict[str, str]:
    """What a response headers policy adds, name in lower case -> value."""
    found = template.of_type("AWS::CloudFront::ResponseHeadersPolicy")[policy]
    return dict(_headers(found["ResponseHeadersPolicyConfig"]))


def _headers(described: dict[str, Any]) -> Iterator[tuple[str, str]]:
    security = described["SecurityHeadersConfig"]
    if policy := security.get("ContentSecurityPolicy"):
        yield "content-security-policy", policy["ContentSecurityPolicy"]
    if "ContentTypeOptions" in security:
        yield "x-content-type-options", "nosniff"
    if referrer := security.get("ReferrerPolicy"):
        yield "referrer-policy", referrer["ReferrerPolicy"]
    seconds = security["StrictTransportSecurity"]["AccessControlMaxAgeSec"]
    yield "strict-transport-security", f"max-age={seconds}"
    for item in described.get("CustomHeadersConfig", {}).get("Items", ()):
        yield item["Header"].lower(), item["Value"]


def of_front_door(headers: Headers) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in headers}


@pytest.mark.parametrize(
    ("policy", "headers", "more"),
    [
        ("WebPagesHeaders", WEB_APP, HSTS),
        ("WebDocsHeaders", DOCS, HSTS),
        ("WebSecretPagesHeaders", SECRET_PAGE, {**HSTS, "cache-control": "no-store"}),
        ("WebApiHeaders", (), HSTS),
    ],
)
def test_headers_are_those_of_the_front_door(
    template: Described, policy: str, headers: Headers, more: dict[str, str]
) -> None:
    assert headers_of(template, policy) == {**of_front_door(headers), **more}


def test_the_same_paths_lead_to_the_api_as_on_one_machine(template: Described) -> None:
    to_api = {b["PathPattern"] for b in behaviours(template) if b["TargetOriginId"] == "api"}
    to_twins = {b["PathPattern"] for b in behaviours(template) if b["TargetOriginId"] == "aliases"}

    assert to_api == {"/api", "/api/*"}
    assert to_twins == {path.decode() for path in ALIASES}


def test_the_same_pages_are_kept_secret_as_on_one_machine(template: Described) -> None:
    secret = {
        behaviour["PathPattern"]
        for behaviour in behaviours(template)
        if behaviour["ResponseHeadersPolicyId"] == {"Ref": "WebSecretPagesHeaders"}
    }

    assert secret == {path.decode() for path in SECRET_PAGES}


def test_what_the_api_says_is_never_kept_and_it_hears_everything(template: Described) -> None:
    for behaviour in behaviours(template):
        if behaviour["TargetOriginId"] != "files":
            assert behaviour["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
            assert behaviour["OriginRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
            assert len(behaviour["AllowedMethods"]) == 7


def test_nothing_is_served_in_the_clear(template: Described) -> None:
    policies = {b["ViewerProtocolPolicy"] for b in behaviours(template)}
    certificate = config(template)["ViewerCertificate"]["Fn::If"]

    assert policies == {"redirect-to-https", "https-only"}
    assert certificate[1]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    for origin in config(template)["Origins"]:
        if origin["Id"] != "files":
            assert origin["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"


def test_it_is_fast_everywhere(template: Described) -> None:
    described = config(template)

    assert (described["HttpVersion"], described["IPV6Enabled"]) == ("http2and3", True)
    assert all(b["Compress"] for b in behaviours(template) if b["TargetOriginId"] == "files")


def test_the_bucket_is_read_by_our_distribution_alone(template: Described) -> None:
    [bucket] = template.of_type("AWS::S3::Bucket").values()
    [policy] = template.of_type("AWS::S3::BucketPolicy").values()
    statements = policy["PolicyDocument"]["Statement"]

    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    for statement in statements:
        if statement["Effect"] == "Allow":
            assert statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
            source = statement["Condition"]["StringEquals"]["AWS:SourceArn"]["Fn::Sub"]
            assert source.endswith(":distribution/${WebDistribution}")
    actions = [one["Action"] for one in statements if one["Effect"] == "Allow"]
    assert actions == ["s3:GetObject", "s3:ListBucket"]


def test_the_api_knows_cloudfront_by_a_secret_that_nobody_is_shown(template: Described) -> None:
    assert template.body["Parameters"]["OriginSecret"]["NoEcho"] is True
    for origin in config(template)["Origins"]:
        if origin["Id"] != "files":
            [header] = origin["OriginCustomHeaders"]
            assert header["HeaderName"].lower() == SECRET_HEADER
            assert header["HeaderValue"] == {"Ref": "OriginSecret"}
    viewer = template.of_type("AWS::CloudFront::Function")["WebViewerFunction"]
    assert f"headers['{ADDRESS_HEADER}']" in viewer["FunctionCode"]


def test_only_aws_itself_has_any_of_it(template: Described) -> None:
    stages = [one["Fn::Equals"][1] for one in template.body["Conditions"]["ServesWeb"]["Fn::Or"]]
    described = {
        name: one.get("Condition")
        for name, one in template.body["Resources"].items()
        if one["Type"].startswith(("AWS::CloudFront::", "AWS::S3::"))
    }

    assert stages == ["dev", "prod"]
    assert set(described.values()) == {"ServesWeb"}
    outputs = [one for name, one in template.body["Outputs"].items() if name.startswith("Web")]
    assert {one["Condition"] for one in outputs} == {"ServesWeb"}
