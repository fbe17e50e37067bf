"""
A function's process that does not start takes no other one with it.

AWS: each concurrent invocation has an environment of its own; one that fails to start fails alone.
MiniStack: it then ends every process of that function, in the middle of what they do.
Here: such an invocation fails, and its process is made anew at the next one.
"""

from typing import Any

from infra.local.embedded_aws import emulator


def install() -> None:
    """Turn what a start raises into the answer of an invocation that failed."""
    worker_class = emulator.take(emulator.module("core.lambda_runtime"), "Worker")

    def invoke(worker: Any, *arguments: Any, **named: Any) -> Any:
        try:
            return original(worker, *arguments, **named)
        except (OSError, RuntimeError) as error:
            worker.kill()
            return {"status": "error", "error": str(error), "cold_start": True}

    original = emulator.replace(worker_class, "invoke", invoke)
