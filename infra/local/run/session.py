"""One run from its first line to its last: start, announce, keep, stop."""

import asyncio
import os
import signal
import sys
import time
import webbrowser
from collections.abc import Mapping
from functools import partial

from infra.errors import OperatorError
from infra.local.run import calls
from infra.local.run.announcement import Announcement
from infra.local.run.child import Child
from infra.local.run.deployment import Order, deploy, kept_api_url
from infra.local.run.errors import RunError
from infra.local.run.home import Home
from infra.local.run.keeper import Keeper
from infra.local.run.kept_secrets import load_or_make
from infra.local.run.logbook import Logbook
from infra.local.run.options import Options
from infra.local.run.plans import embedded_aws, front_door, step_environment
from infra.local.run.ports import HOST, Ports
from infra.local.run.settings import settings_of_run
from infra.local.run.steps import run_attached
from infra.local.run.texts import Console
from infra.local.run.web_app import WebBuildError, build_if_changed

# 10 s in all: work has 5 s to finish, then workers are ended and the state is saved.
_HOLD_PATIENCE_S = 0.5
_FRONT_DOOR_PATIENCE_S = 5.0
_AWS_PATIENCE_S = 4.0


class Session:
    """What one `./run` does between taking the folder and leaving it."""

    def __init__(
        self, options: Options, *, console: Console, home: Home, ports: Ports, claim_fd: int
    ) -> None:
        self._options = options
        self._console = console
        self._home = home
        self._ports = ports
        self._began_at = time.monotonic()
        self._logbook = Logbook(home.log)
        self._keeper = Keeper(console, self._logbook, claim_fd=claim_fd)
        self._stopping = False

    async def run(self) -> int:
        """Start all, keep it going until a signal, stop it; the exit status."""
        work = asyncio.create_task(self._start_and_keep())
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self._on_signal, work)
        status = 0
        try:
            await work
        except asyncio.CancelledError:
            self._console.say("stopping")
        except RunError as error:
            self._console.say(error.key, **error.values)
            status = 1
        self._stopping = True
        saved = await self._stop()
        self._logbook.close()
        return status if saved else 1

    def _on_signal(self, work: asyncio.Task[None]) -> None:
        if self._stopping:
            self._keeper.kill()
            os._exit(1)
        self._stopping = True
        work.cancel()

    async def _start_and_keep(self) -> None:
        announcement = await self._start()
        if self._options.json:
            announcement.print_json()
        else:
            announcement.print_table(self._console, seconds=time.monotonic() - self._began_at)
        if self._options.open:
            webbrowser.open(announcement.app)
        await self._keeper.keep()

    async def _start(self) -> Announcement:
        """Start both children, the second as soon as it is known where the API is."""
        kept = load_or_make(self._home)
        settings = settings_of_run(self._options, ports=self._ports, kept=kept)
        aws = await self._keeper.start(embedded_aws(self._ports, self._home))
        order = Order(
            aws_url=f"http://{HOST}:{self._ports.aws}",
            settings=settings,
            clock_file=str(self._home.clock),
            admin_password=kept.admin_password,
        )
        api_url, _ = await asyncio.gather(self._deployed(aws, order), self._build_web())
        plan = front_door(self._ports, self._home, api_url=api_url, settings=settings, kept=kept)
        door = await self._keeper.start(plan)
        await asyncio.gather(aws.ready(), door.ready())
        await self._tell_telegram(settings)
        announcement = Announcement(self._ports, kept, with_demo=self._options.demo)
        if self._options.demo:
            await self._fill_in_demo(announcement)
        return announcement

    async def _deployed(self, aws: Child, order: Order) -> str:
        """Where the API is, after deploying it if anything has changed."""
        if kept := kept_api_url(order, self._home):
            return kept
        await aws.ready()
        return await deploy(
            order,
            self._home,
            ports=self._ports,
            say=lambda step: self._console.say("deploying", step=step),
            log=self._log,
        )

    async def _build_web(self) -> None:
        """Build the web app; the rest of the product runs without it."""
        try:
            await build_if_changed(self._console, log=self._log)
        except WebBuildError as error:
            self._console.say("web_failed", reason=error)
            self._logbook.note("ERROR", self._console.text("web_failed", reason=error))

    async def _tell_telegram(self, settings: Mapping[str, str]) -> None:
        """Tell the bot's double what `./deploy` tells Telegram, which delivers to https only."""
        app = f"http://{HOST}:{self._ports.app}/"
        if not settings["TELEGRAM_API_BASE"].startswith(app):
            return
        from infra.deployment.telegram import set_up_bot  # while others start, not before them

        set_up = partial(
            set_up_bot,
            api_base=settings["TELEGRAM_API_BASE"],
            token=settings["TELEGRAM_TOKEN"],
            url=f"{app}api/telegram/webhook",
            secret=settings["TELEGRAM_WEBHOOK_SECRET"],
        )
        try:
            await asyncio.to_thread(set_up)
        except OperatorError as error:
            raise RunError("telegram_failed", reason=error) from error

    def _log(self, line: str) -> None:
        """Write down what a step says."""
        self._logbook.note("DEBUG", line)

    async def _fill_in_demo(self, announcement: Announcement) -> None:
        self._console.say("demo")
        given = {
            "--api": announcement.document()["api"],
            "--password": announcement.kept.demo_password,
            "--admin-password": announcement.kept.admin_password,
        }
        arguments = [f"{name}={value}" for name, value in given.items()]
        command = (sys.executable, "-m", "infra.local.demo", *arguments)
        if status := await run_attached(command, env=step_environment()):
            raise RunError("demo_failed", status=status)

    async def _stop(self) -> bool:
        """Take no more work, let what is in flight finish, save; False when something was lost."""
        aws = self._ports.aws
        await calls.status("POST", aws, "/_launcher/hold", patience_s=_HOLD_PATIENCE_S)
        calm = await self._keeper.stop("front-door", patience_s=_FRONT_DOOR_PATIENCE_S)
        saved = await self._keeper.stop("embedded-aws", patience_s=_AWS_PATIENCE_S)
        cut = [name for name, fine in (("front-door", calm), ("embedded-aws", saved)) if not fine]
        if cut:
            self._console.say("cut_short", names=", ".join(cut))
        else:
            self._console.say("stopped")
        return saved
