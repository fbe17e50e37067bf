"""
What functions print goes to our log at once.

AWS: standard output and error of a function go to CloudWatch Logs, which forgets after a retention.
MiniStack: each invocation waits up to 50 ms for a line that mostly never comes (53 ms a request
instead of 3), and makes a log stream and four metric points that are kept for ever.
Here: a line is written when it is printed, nothing waits, nothing is kept in memory.
"""

from typing import Any

from infra.local.embedded_aws import emulator, log


def install() -> None:
    """Replace the reader of the workers' output, the wait for it, and what is kept of it."""
    runtime = emulator.module("core.lambda_runtime")
    functions = emulator.module("services.lambda_svc")
    emulator.replace(runtime.Worker, "_read_stderr", _read_output)
    emulator.replace(runtime.Worker, "_drain_stderr", _nothing)
    emulator.replace(runtime.Worker, "_drain_stderr_bounded", _nothing)
    emulator.replace(functions, "_emit_lambda_logs", _report_failure)
    emulator.replace(functions, "_emit_lambda_metrics", _nothing)


def _read_output(worker: Any) -> None:
    """Write each line of one worker process until it ends."""
    for line in emulator.take(worker, "_proc").stderr:
        log.write_line_of(worker.func_name, line.rstrip("\n"))


def _report_failure(
    function: dict[str, Any], request_id: str, trace: str, error: bool, *_: object, **__: object
) -> None:
    """Write the trace of an invocation that failed; called once for every invocation."""
    if error:
        name = (function.get("config") or function).get("FunctionName", "?")
        message = f"invocation {request_id} failed\n{trace}"
        log.write_line_of(name, message, level="ERROR")


def _nothing(*_: object, **__: object) -> str:
    return ""
