"""
The places where MiniStack is cut open; each module says what AWS documents and what MiniStack does.

They are put in before the first request: `INSTALL` in its order; beside them `schedules`, which
needs the product's clock, `durable_items`, which needs the store, and `recorded_requests`, which
looks at what that one answers.
"""

from collections.abc import Callable

from infra.local.embedded_aws.seams import (
    clean_interpreter,
    delayed_messages,
    expired_items,
    faults,
    function_output,
    gateway_media_types,
    gateway_responses,
    intake,
    queue_names,
    worker_deaths,
)

INSTALL: tuple[Callable[[], None], ...] = (
    clean_interpreter.install,
    function_output.install,
    worker_deaths.install,
    queue_names.install,
    gateway_media_types.install,
    gateway_responses.install,
    expired_items.install,
    intake.install,
    delayed_messages.install,
    faults.install,
)
