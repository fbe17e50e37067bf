"""Fills it in, with a bar of progress on standard error."""

import argparse
import sys
from datetime import UTC, datetime

import httpx
from rich.console import Console
from rich.progress import track

from infra.local.demo.clients import files, is_there
from infra.local.demo.mailings import missing_mailings
from infra.local.demo.people import MANAGER, PEOPLE, Person, add_task, tasks_of
from infra.local.demo.session import make_manager, register, signed_in
from infra.local.run.announcement import ADMIN_EMAIL

_TIMEOUT_S = 60.0


def main() -> None:
    """Register the people, give them tasks, and the manager clients and mailings."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--api", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--admin-password", required=True)
    given = parser.parse_args()
    console = Console(file=sys.stderr)
    with httpx.Client(base_url=given.api, timeout=_TIMEOUT_S) as client:
        for person in (*PEOPLE, MANAGER):
            register(client, person, given.password)
        for person in PEOPLE:
            _give_tasks(client, person, given.password, console)
        admin = signed_in(client, ADMIN_EMAIL, given.admin_password)
        make_manager(client, MANAGER.email, admin)
        _fill_directory(client, signed_in(client, MANAGER.email, given.password), console)


def _give_tasks(client: httpx.Client, person: Person, password: str, console: Console) -> None:
    headers = signed_in(client, person.email, password)
    tasks = list(tasks_of(person, datetime.now(UTC)))
    for task in track(tasks, description=person.email, console=console):
        add_task(client, task, headers)


def _fill_directory(client: httpx.Client, manager: dict[str, str], console: Console) -> None:
    if not is_there(client, manager):
        for file in track(list(files()), description="5 000 clients", console=console):
            csv = {**manager, "Content-Type": "text/csv; charset=utf-8"}
            client.post("/clients/import", content=file.encode(), headers=csv).raise_for_status()
    for mailing in missing_mailings(client, manager, datetime.now(UTC)):
        client.post("/mailings", json=mailing, headers=manager).raise_for_status()


if __name__ == "__main__":
    main()
