"""The seam at an OpenID provider: each call that the worker makes of it is a step."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.explore.seam import Kind, Seam
from tests.fakes.provider import FakeProvider
from vestnik.errors import TransientError


def _fails() -> None:
    raise TransientError("outside_unavailable")


_KIND = Kind(timed_out=_fails, throttled=_fails)


class Provider:
    """The provider of one run; `inner` is what a browser sees of it."""

    def __init__(self, seam: Seam) -> None:
        self._seam = seam
        self.inner = FakeProvider()

    def checked(self, url: str) -> str:
        return self.inner.checked(url)

    def read(self, url: str) -> Any:
        return self._passes("read", url, lambda: self.inner.read(url))

    def post(self, url: str, form: Mapping[str, str], *, login: tuple[str, str] | None) -> Any:
        return self._passes("post", url, lambda: self.inner.post(url, form, login=login))

    def _passes(self, operation: str, url: str, apply: Callable[[], Any]) -> Any:
        return self._seam.passes(operation, url, {"url": url}, apply, _KIND)
