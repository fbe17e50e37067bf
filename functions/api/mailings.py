"""Mailings: what managers do with them."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from functions.api.schemas.mailings import (
    MailingIn,
    MailingOut,
    MailingPatch,
    MailingPreviewIn,
    MailingPreviewOut,
    MailingsQuery,
    TestMessageIn,
    TestMessageOut,
)
from functions.runtime.cursors import next_link, read_cursor
from functions.runtime.idempotency import key_of
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from functions.runtime.versions import etag, wanted_version
from vestnik import bootstrap, clock, ids
from vestnik.apitokens.model import Scope
from vestnik.clients.ports import RequestMark
from vestnik.errors import PreconditionFailedError
from vestnik.mailings import use_cases
from vestnik.mailings.counting import standing, standings
from vestnik.mailings.edits import MailingChanges
from vestnik.mailings.model import Mailing
from vestnik.mailings.preview import previewed
from vestnik.mailings.trial import SendTrial, send_trial, trials_of
from vestnik.mailings.use_cases import Change, CreateMailing

routes = Routes("mailings", read_scope=Scope.MAILINGS, write_scope=Scope.MAILINGS, role="manager")

_READ = (400, 401, 422, 429, 503)
_WRITE = (400, 401, 404, 409, 412, 413, 415, 422, 429, 503)
_ACT = (400, 401, 404, 409, 412, 429, 503)


@routes.get("/mailings", answers={200: list[MailingOut]}, errors=_READ)
def list_mailings(request: Request, query: MailingsQuery) -> Answer:
    """All mailings, newest first."""
    desk = bootstrap.mailing_desk()
    after_key = read_cursor(request, query.cursor, scope="")
    page, last_key = use_cases.page_of_mailings(after_key, query.limit, desk)
    link = next_link(request, last_key, scope="", query={"limit": query.limit})
    shown = standings(page, desk.mailings, desk.pages)
    return Answer([MailingOut.of(one) for one in shown], headers=link)


@routes.post(
    "/mailings", answers={201: MailingOut}, errors=(400, 401, 409, 413, 415, 422, 429, 503)
)
def create_mailing(request: Request, body: MailingIn) -> Answer:
    """Create a mailing; one that may begin does so at once, unless it is a draft."""
    command = CreateMailing(
        text=body.text,
        filter=body.filter.chosen(),
        start_at=body.start_at,
        end_at=body.end_at,
        created_by=request.caller.user_id,
        window=body.local_window.window() if body.local_window else None,
        is_draft=body.state == "draft",
        mark=_mark(request, body.model_dump(mode="json")),
    )
    return _made(use_cases.create_mailing(command, bootstrap.mailing_desk()))


@routes.get("/mailings/{id}", answers={200: MailingOut}, errors=(400, 401, 404, 429, 503))
def get_mailing(request: Request) -> Answer:
    """One mailing."""
    return _shown(use_cases.get_mailing(request.part("id"), bootstrap.mailing_desk()))


@routes.patch("/mailings/{id}", answers={200: MailingOut}, errors=_WRITE)
def edit_mailing(request: Request, body: MailingPatch) -> Answer:
    """Change the given fields; once it has begun text, filter and start are locked."""
    with _current_shown():
        command = _change(request, body.changes())
        return _shown(use_cases.edit_mailing(command, bootstrap.mailing_desk()))


@routes.delete("/mailings/{id}", answers={204: None}, errors=_ACT)
def delete_mailing(request: Request) -> Answer:
    """Delete a mailing; nothing of it is sent after the answer."""
    with _current_shown():
        use_cases.delete_mailing(_change(request), bootstrap.mailing_desk())
    return Answer(status=204)


@routes.post("/mailings/{id}/pause", answers={200: MailingOut}, errors=_ACT)
def pause_mailing(request: Request) -> Answer:
    """Send nothing until it is resumed."""
    with _current_shown():
        return _shown(use_cases.pause_mailing(_change(request), bootstrap.mailing_desk()))


@routes.post("/mailings/{id}/resume", answers={200: MailingOut}, errors=_ACT)
def resume_mailing(request: Request) -> Answer:
    """Go on; ends the pause of the channel as well, where that is why it stands."""
    with _current_shown():
        return _shown(use_cases.resume_mailing(_change(request), bootstrap.mailing_desk()))


@routes.post("/mailings/{id}/cancel", answers={200: MailingOut}, errors=_ACT)
def cancel_mailing(request: Request) -> Answer:
    """End it for good; who hasn't been sent to won't be."""
    with _current_shown():
        return _shown(use_cases.cancel_mailing(_change(request), bootstrap.mailing_desk()))


@routes.post(
    "/mailings/{id}/clone", answers={201: MailingOut}, errors=(400, 401, 404, 409, 422, 429, 503)
)
def clone_mailing(request: Request) -> Answer:
    """Make a draft with the same text, filter and window."""
    mailing_id, mark = request.part("id"), _mark(request, {"clone": request.part("id")})
    desk = bootstrap.mailing_desk()
    return _made(use_cases.clone_mailing(mailing_id, request.caller.user_id, desk, mark=mark))


@routes.post(
    "/mailings/preview",
    answers={200: MailingPreviewOut},
    errors=(400, 401, 413, 415, 422, 429, 503),
)
def preview_mailing(_request: Request, body: MailingPreviewIn) -> Answer:
    """How many clients a filter chooses now, and what some of them would read."""
    wanted, directory = body.filter.chosen(), bootstrap.directory()
    return Answer(MailingPreviewOut.of(previewed(wanted, body.text, directory, now=clock.now())))


@routes.post(
    "/mailings/{id}/test",
    answers={202: TestMessageOut},
    errors=(400, 401, 404, 409, 413, 415, 422, 429, 503),
)
def test_mailing(request: Request, body: TestMessageIn) -> Answer:
    """Send the text to one phone, outside of all statistics; what became of it is asked for."""
    mark = _mark(request, {"test": request.part("id"), **body.model_dump()})
    command = SendTrial(request.part("id"), body.phone, mark)
    trial = send_trial(command, bootstrap.trial_desk(), bootstrap.mailing_desk())
    location = {"Location": f"/api/mailings/{trial.mailing_id}/test"}
    return Answer(TestMessageOut.of(trial), status=202, headers=location)


@routes.get(
    "/mailings/{id}/test", answers={200: list[TestMessageOut]}, errors=(400, 401, 404, 429, 503)
)
def list_tests(request: Request) -> Answer:
    """The last test messages, newest first."""
    found = trials_of(request.part("id"), bootstrap.trial_desk(), bootstrap.mailing_desk())
    return Answer([TestMessageOut.of(trial) for trial in found])


def _change(request: Request, changes: MailingChanges | None = None) -> Change:
    return Change(
        mailing_id=request.part("id"),
        user_id=request.caller.user_id,
        version=wanted_version(request),
        changes=changes or MailingChanges(),
    )


def _made(mailing: Mailing) -> Answer:
    headers = {"Location": f"/api/mailings/{mailing.id}", **etag(mailing.version)}
    return Answer(_out(mailing), status=201, headers=headers)


def _shown(mailing: Mailing) -> Answer:
    return Answer(_out(mailing), headers=etag(mailing.version))


def _out(mailing: Mailing) -> MailingOut:
    desk = bootstrap.mailing_desk()
    return MailingOut.of(standing(mailing, desk.mailings, desk.pages))


@contextmanager
def _current_shown() -> Iterator[None]:
    """Whoever edits an old version is shown the current one."""
    try:
        yield
    except PreconditionFailedError as error:
        current = error.details["current"]
        if isinstance(current, Mailing):
            error.details["current"] = _out(current).model_dump(mode="json")
        raise


def _mark(request: Request, body: Mapping[str, Any]) -> RequestMark | None:
    """By which a repeated request finds what this one makes."""
    key = key_of(request)
    if key is None:
        return None
    secret = bootstrap.config().session_keys[0]
    mark = ids.derived_id(secret, request.caller.user_id, "mailing", key)
    return RequestMark(mark, ids.sha256_hex(json.dumps(body, sort_keys=True)))
