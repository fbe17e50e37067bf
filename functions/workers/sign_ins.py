"""Queue `sign-ins`: providers are asked about themselves, and whether somebody is who he says."""

from typing import Any

from chalice.app import Blueprint, SQSEvent

from functions.runtime.observe import log
from functions.runtime.sqs import each, handle_batch
from vestnik import bootstrap
from vestnik.oidc.bell import FLOW, PROVIDER
from vestnik.oidc.prove import learn, prove

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue="sign-ins", name="sign_ins", batch_size=1)
def sign_ins(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Do what the batch asks for."""
    return handle_batch(event, each(handle))


def handle(body: Any) -> None:
    """Do what one message asks for; asked again it does nothing more."""
    desk = bootstrap.proving_desk()
    if PROVIDER in body:
        learn(body[PROVIDER], desk)
    if FLOW in body:
        failure = prove(body[FLOW], desk)
        if failure is not None:
            log.warning("sign-in failed", code=failure.code, reason=repr(failure.__cause__))
