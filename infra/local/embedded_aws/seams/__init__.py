"""
The places where MiniStack is cut open; each module says what AWS documents and what MiniStack does.

`INSTALL` lists them in the order in which they are put in, before the first request; beside them
`durable_items`, which needs the store, and `recorded_requests`, which looks at what it answers.
"""

from collections.abc import Callable

from infra.local.embedded_aws.seams import (
    clean_interpreter,
    delayed_messages,
    function_output,
    intake,
    queue_names,
    schedules,
)

INSTALL: tuple[Callable[[], None], ...] = (
    clean_interpreter.install,
    function_output.install,
    queue_names.install,
    schedules.install,
    intake.install,
    delayed_messages.install,
)
