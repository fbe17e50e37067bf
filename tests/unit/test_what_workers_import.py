"""A function starts cold: it imports nothing of what only other functions work with."""

import subprocess
import sys

import pytest

OF_MAILINGS = ("vestnik.clients.", "vestnik.mailings.", "vestnik.platform.events.")
KINDS = {"vestnik.clients.kinds", "vestnik.mailings.kinds"}


@pytest.mark.parametrize("worker", ["reminders", "emails", "updates", "sign_ins"])
def test_who_has_nothing_to_do_with_mailings_imports_nothing_of_them(worker: str) -> None:
    listed = f"import sys, functions.workers.{worker}; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", listed], capture_output=True, text=True, check=True
    )
    assert {one for one in done.stdout.split() if one.startswith(OF_MAILINGS)} <= KINDS
