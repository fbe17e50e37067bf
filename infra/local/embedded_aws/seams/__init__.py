"""
The places where MiniStack is cut open; each module says what AWS documents and what MiniStack does.

`INSTALL` lists them in the order in which they are put in, before the first request; beside them
`durable_items`, which needs the store.
"""

from collections.abc import Callable

from infra.local.embedded_aws.seams import (
    clean_interpreter,
    delayed_messages,
    faults,
    function_output,
    intake,
    queue_names,
    schedules,
    worker_deaths,
)

INSTALL: tuple[Callable[[], None], ...] = (
    clean_interpreter.install,
    function_output.install,
    worker_deaths.install,
    queue_names.install,
    schedules.install,
    intake.install,
    delayed_messages.install,
    faults.install,
)
