"""`./deploy`: shows what would change, asks, applies it, checks that the product answers."""

import argparse
import asyncio
import sys
from collections.abc import Mapping

from botocore.exceptions import BotoCoreError, ClientError

from infra import ROOT
from infra.deploy import STAGES_IN_AWS, DeployedStack, NotApprovedError, deploy, stack_name
from infra.deployment.change_set import ChangeSet
from infra.deployment.connection import Connection
from infra.deployment.restore import Snapshot, restore, take_snapshot
from infra.deployment.settings import SettingsPlan, stored_settings, with_missing_secrets
from infra.deployment.smoke import SmokeCheckError, check_health
from infra.deployment.telegram import set_up_bot
from infra.deployment.web import publish_site
from infra.errors import OperatorError
from infra.local.run import web_app
from infra.local.run.settings import read_env_file
from infra.local.run.texts import Console
from vestnik.config import SETTINGS


def main() -> None:
    """Run the command; exit 1 with one clear error when it fails."""
    options = _options()
    try:
        _run(options.stage, options.endpoint_url, approved=options.yes)
    except NotApprovedError:
        sys.exit("deploy: nothing was changed")
    except (OperatorError, web_app.WebBuildError, BotoCoreError, ClientError) as error:
        sys.exit(f"deploy: {error}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./deploy",
        description="Deploy Vestnik. Settings are read from .env.<stage>, else .env; "
        "those that are not named there stay as they are stored; missing secrets are made.",
    )
    parser.add_argument("--stage", required=True, choices=("localstack", "dev", "prod"))
    parser.add_argument("--yes", action="store_true", help="don't ask")
    parser.add_argument("--endpoint-url", help="another address than localhost:4566 of LocalStack")
    return parser.parse_args()


def _run(stage: str, endpoint_url: str | None, *, approved: bool) -> None:
    connection = Connection(stage, endpoint_url)
    settings = with_missing_secrets(connection.ssm, stage, _given_settings(stage))
    if stage in STAGES_IN_AWS:
        asyncio.run(web_app.build_if_changed(Console("en"), log=_say))
    before = take_snapshot(connection, stack_name(stage))
    stack = deploy(
        stage,
        endpoint_url=endpoint_url,
        settings=settings,
        say=_say,
        approve=lambda change_set, plan: _approve(change_set, plan, approved=approved),
    )
    _check(connection, stack, before)
    uploads = _publish(connection, stack)
    _tell_address(connection, stack)
    _tell_telegram(stack, stored_settings(connection.ssm, stage))
    address = stack.site.address if stack.site else stack.api_url
    print(f"{'deployed' if stack.changed or uploads else 'nothing to change'}: {address}")


def _say(step: str) -> None:
    print(f"{step} …", flush=True)


def _publish(connection: Connection, stack: DeployedStack) -> tuple[str, ...]:
    """The web app comes after the API that it calls."""
    return publish_site(connection, stack.site, ROOT / "web" / "dist") if stack.site else ()


def _tell_address(connection: Connection, stack: DeployedStack) -> None:
    """Where no APP_URL is set, it is the address that CloudFront gave, which is known only now."""
    if stack.site and not stored_settings(connection.ssm, stack.stage).get("APP_URL"):
        own = {"APP_URL": stack.site.address}
        deploy(stack.stage, endpoint_url=connection.endpoint_url, settings=own, say=_say)


def _given_settings(stage: str) -> Mapping[str, str]:
    own = ROOT / f".env.{stage}"
    declared = (setting.name for setting in SETTINGS)
    return read_env_file(own if own.exists() else ROOT / ".env", declared=declared)


def _approve(change_set: ChangeSet | None, plan: SettingsPlan, *, approved: bool) -> bool:
    for change in change_set.changes if change_set else ():
        replaced = " (replaced)" if change.replaces else ""
        print(f"  {change.action:8}{change.kind:40}{change.resource}{replaced}")
    for name in (*plan.writes, *plan.deletions):
        print(f"  {'Setting':8}{name}")
    return approved or input("Apply? [y/N] ").strip().lower() in {"y", "yes"}


def _check(connection: Connection, stack: DeployedStack, before: Snapshot | None) -> None:
    try:
        check_health(stack.api_url)
    except SmokeCheckError:
        if stack.changed and before:
            print("not healthy, going back …", flush=True)
            restore(connection, before)
        raise


def _tell_telegram(stack: DeployedStack, stored: Mapping[str, str]) -> None:
    settings = {setting.name: setting.default for setting in SETTINGS} | dict(stored)
    if not settings["TELEGRAM_TOKEN"]:
        return
    app_url = settings["APP_URL"]
    api_url = f"{app_url}api/" if app_url.startswith("https://") else stack.api_url
    if not api_url.startswith("https://"):
        print("webhook not set: Telegram delivers to https only")
        return
    failure = set_up_bot(
        api_base=settings["TELEGRAM_API_BASE"],
        token=settings["TELEGRAM_TOKEN"],
        url=f"{api_url}telegram/webhook",
        secret=settings["TELEGRAM_WEBHOOK_SECRET"],
    )
    if failure:
        print(f"Telegram's last delivery failed: {failure}")


if __name__ == "__main__":
    main()
