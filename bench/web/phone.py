"""A slow phone, new to the page: its viewport, its processor, its network, an empty cache."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page

PROFILE = "CPU × 4 slower, 1.6 Mbit/s, 150 ms"

_CPU_TIMES_SLOWER = 4
_DOWN_BYTES_S, _UP_BYTES_S, _LATENCY_MS = 1_600_000 / 8, 750_000 / 8, 150
_NO_LIMIT = -1
_WIDTH, _HEIGHT, _PIXELS = 390, 844, 3
_PROBE = Path(__file__).with_name("probe.js")
_QUIET_MS = 2_000  # no answer came and no long task ended for so long: it is loaded
_POLL_MS = 250


@dataclass
class Traffic:
    """Bytes that came over the network, headers included, by what the browser asked for them."""

    files: dict[str, int] = field(default_factory=dict)
    api: int = 0

    @property
    def files_bytes(self) -> int:
        return sum(self.files.values())


@dataclass
class Phone:
    """One page of it. Everything is measured from its first navigation on."""

    page: Page
    traffic: Traffic
    _devtools: CDPSession

    def slow_down(self) -> None:
        """Be as slow as the profile says."""
        self._devtools.send("Emulation.setCPUThrottlingRate", {"rate": _CPU_TIMES_SLOWER})
        self._set_network(_LATENCY_MS, _DOWN_BYTES_S, _UP_BYTES_S)

    def speed_up(self) -> None:
        """Be as fast as the machine, for what isn't measured."""
        self._devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        self._set_network(0, _NO_LIMIT, _NO_LIMIT)

    def settle(self) -> None:
        """Wait until it is painted and nothing more comes or keeps it busy."""
        self.page.wait_for_function("ms => probe.isQuietFor(ms)", arg=_QUIET_MS, polling=_POLL_MS)

    def _set_network(self, latency_ms: float, down: float, up: float) -> None:
        limits = {"latency": latency_ms, "downloadThroughput": down, "uploadThroughput": up}
        self._devtools.send("Network.emulateNetworkConditions", {"offline": False, **limits})


@contextmanager
def a_phone(browser: Browser, app: str, *, account: dict[str, str] | None = None) -> Iterator[Phone]:
    """A new one, slow; `account`: who is signed in on it."""
    context = browser.new_context(
        base_url=app,
        viewport={"width": _WIDTH, "height": _HEIGHT},
        device_scale_factor=_PIXELS,
        is_mobile=True,
        has_touch=True,
        locale="en-US",
        timezone_id="Europe/Moscow",
    )
    try:
        if account and not context.request.post("/api/session", data=account).ok:
            raise RuntimeError("nobody could sign in")
        page = context.new_page()
        page.add_init_script(path=_PROBE)
        devtools = context.new_cdp_session(page)
        phone = Phone(page, _listened(devtools), devtools)
        phone.slow_down()
        yield phone
    finally:
        context.close()


def _listened(devtools: CDPSession) -> Traffic:
    traffic, paths = Traffic(), dict[str, str]()

    def asked(event: dict[str, object]) -> None:
        request = event["request"]
        assert isinstance(request, dict)
        url = urlsplit(str(request["url"]))
        if url.scheme == "http":  # not what the page holds itself as `data:`
            paths[str(event["requestId"])] = url.path

    def came(event: dict[str, object]) -> None:
        path, size = paths.get(str(event["requestId"])), int(str(event["encodedDataLength"]))
        if path and path.startswith("/api/"):
            traffic.api += size
        elif path:
            traffic.files[path] = traffic.files.get(path, 0) + size

    devtools.on("Network.requestWillBeSent", asked)
    devtools.on("Network.loadingFinished", came)
    devtools.send("Network.enable")
    return traffic
