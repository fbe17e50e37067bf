"""What a run says when it is ready: a table for people, or one line of JSON for programs."""

import json
import os
from dataclasses import dataclass
from typing import Any

from infra.local.run.kept_secrets import Secrets
from infra.local.run.ports import HOST, Ports
from infra.local.run.texts import Console

ADMIN_EMAIL = "admin@example.com"
DEMO_EMAIL = "anna@example.com"
MANAGER_EMAIL = "maria@example.com"


@dataclass(frozen=True)
class Announcement:
    """Addresses and accounts of one run."""

    ports: Ports
    kept: Secrets
    with_demo: bool

    @property
    def app(self) -> str:
        """The one origin, with a slash."""
        return f"http://{HOST}:{self.ports.app}/"

    def document(self) -> dict[str, Any]:
        """The line of `--json` (spec/local.md)."""
        users = {"admin": {"email": ADMIN_EMAIL, "password": self.kept.admin_password}}
        if self.with_demo:
            users["demo"] = {"email": DEMO_EMAIL, "password": self.kept.demo_password}
        return {
            "app": self.app,
            "api": f"{self.app}api",
            "docs": f"{self.app}docs/",
            "metrics": f"{self.app}metrics",
            "admin": f"{self.app}admin",
            "local": f"{self.app}_local/",
            "smtp": f"{HOST}:{self.ports.smtp}",
            "aws": f"http://{HOST}:{self.ports.aws}",
            "pid": os.getpid(),
            "users": users,
        }

    def print_json(self) -> None:
        """One line on standard output, and nothing else ever."""
        print(json.dumps(self.document()), flush=True)

    def print_table(self, console: Console, *, seconds: float) -> None:
        """A table of addresses and accounts on standard output."""
        from rich.console import Console as Terminal  # 60 ms that `--json` does not need
        from rich.table import Table

        table = Table(
            title=console.text("ready", seconds=f"{seconds:.1f}"),
            caption=console.text("stop_with"),
            show_header=False,
        )
        document = self.document()
        users = document.pop("users")
        if self.with_demo:
            users["manager"] = {"email": MANAGER_EMAIL, "password": self.kept.demo_password}
        document.pop("pid")
        for name, address in document.items():
            table.add_row(console.text(name), address)
        for name, user in users.items():
            table.add_row(console.text(f"user_{name}"), f"{user['email']}  {user['password']}")
        Terminal().print(table)
