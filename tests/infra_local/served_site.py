"""The web app as CloudFront serves it: our template in an emulated AWS, a stub for the API."""

import http.client
import json
from dataclasses import dataclass
from typing import Any

from infra import ROOT
from infra.deployment.web import Site
from infra.packaging.stack import Template, read_stack
from tests.infra_local.running_emulator import HOST, Emulator
from tests.infra_local.waiting import until

SECRET = "known to CloudFront and us"
_STACK = "site"


@dataclass(frozen=True)
class Answer:
    """Header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class ServedSite:
    """A distribution that answers on the emulator's port."""

    emulator: Emulator
    site: Site

    def ask(self, method: str, path: str, *, scheme: str = "https", **headers: str) -> Answer:
        """What a viewer gets; `x_y` becomes X-Y."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        host = self.site.address.removeprefix("https://").rstrip("/")
        connection = http.client.HTTPConnection(HOST, self.emulator.port, timeout=60)
        connection.request(
            method, path, headers={"Host": host, "X-Forwarded-Proto": scheme, **sent}
        )
        answer = connection.getresponse()
        found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)


def served_site(emulator: Emulator, *, api_port: int) -> ServedSite:
    """Deploy infra/stack/web.yaml alone, as on `dev`; what it sends to the API goes to a port."""
    cloudformation = emulator.client("cloudformation")
    given = {"StageName": "dev", "OriginSecret": SECRET}
    cloudformation.create_stack(
        StackName=_STACK,
        TemplateBody=json.dumps(_template(api_port)),
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in given.items()],
    )

    def stack() -> Any:
        return cloudformation.describe_stacks(StackName=_STACK)["Stacks"][0]

    until(lambda: stack()["StackStatus"].endswith("_COMPLETE"))
    outputs = {one["OutputKey"]: one["OutputValue"] for one in stack().get("Outputs", ())}
    site = Site.of(outputs)
    assert site, cloudformation.describe_stack_events(StackName=_STACK)
    return ServedSite(emulator, site)


def _template(api_port: int) -> Template:
    whole = read_stack(ROOT / "infra" / "stack")
    resources = {k: v for k, v in whole["Resources"].items() if k.startswith("Web")}
    config = resources["WebDistribution"]["Properties"]["DistributionConfig"]
    for origin in config["Origins"]:
        if origin["Id"] != "files":
            origin["DomainName"] = "localhost"
            origin["CustomOriginConfig"] = {
                "HTTPPort": api_port,
                "OriginProtocolPolicy": "http-only",
            }
    policy = resources["WebBucketPolicy"]["Properties"]["PolicyDocument"]
    # The emulator reads its bucket without a connection, which it takes for an unencrypted one.
    policy["Statement"] = [one for one in policy["Statement"] if one["Sid"] != "OnlyEncrypted"]
    names = ("StageName", "WebDomain", "WebCertificateArn", "OriginSecret")
    return {
        "Parameters": {name: whole["Parameters"][name] for name in names},
        "Conditions": {name: whole["Conditions"][name] for name in ("ServesWeb", "HasWebDomain")},
        "Resources": resources,
        "Outputs": {k: v for k, v in whole["Outputs"].items() if k.startswith("Web")},
    }
