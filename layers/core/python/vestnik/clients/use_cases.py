"""What managers do with clients."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from vestnik.clients import phones
from vestnik.clients.happened import client_changed, client_created, client_deleted
from vestnik.clients.model import Client, gone, settled, with_phone
from vestnik.clients.ports import Clients, RequestMark
from vestnik.errors import (
    ConditionRefusedError,
    ConflictError,
    InvalidInputError,
    NotFoundError,
    PreconditionFailedError,
)
from vestnik.platform.events import Events

_TRIES = 4  # of an edit that meets others, or the start of a mailing
_TICK = timedelta(milliseconds=1)


@dataclass(frozen=True)
class ClientDesk:
    """What managers work with. `by`: who does, as events name him."""

    clients: Clients
    events: Events
    now: Callable[[], datetime]
    new_id: Callable[[datetime], str]
    by: str = ""


@dataclass(frozen=True)
class CreateClient:
    """
    A client to add.

    `values`: fields of `Client`, the phone as it was written among them. `mark`: by which the
    request may be found when it is repeated.
    """

    values: Mapping[str, Any]
    mark: RequestMark | None = None


@dataclass(frozen=True)
class EditClient:
    """Fields of `Client` to change, at a version of it or at any."""

    client_id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    version: int | None = None


def create_client(command: CreateClient, desk: ClientDesk) -> Client:
    """
    Add a client; the same request again answers the same client.

    Raises:
        InvalidInputError: that is no phone, or the mark is another request's.
        ConflictError: `phone_taken`.
    """
    if command.mark and (made := desk.clients.made_by(command.mark)):
        return get_client(made, desk)
    client = new_client(command.values, desk)
    told = client_created(client, actor=desk.by)
    try:
        desk.clients.add(client, command.mark, told)
    except ConditionRefusedError as error:
        made = desk.clients.made_by(command.mark) if command.mark else None
        if made:
            return get_client(made, desk)
        raise ConflictError("phone_taken") from error
    return client


def new_client(values: Mapping[str, Any], desk: ClientDesk) -> Client:
    """
    A client of these values, who enters the directory now.

    Raises:
        InvalidInputError: that is no phone.
    """
    now, phone = desk.now(), _phone(values)
    client = Client(desk.new_id(now), phone, phones.operator_code(phone), created_at=now)
    return settled(edited(client, values), now)


def edited(client: Client, values: Mapping[str, Any]) -> Client:
    """
    The client with other values; without an operator code it is the one in a new phone.

    Raises:
        InvalidInputError: that is no phone.
    """
    given = dict(values)
    if "phone" in given and (phone := _phone(values)) != client.phone:
        client = with_phone(client, phone)
    given.pop("phone", None)
    if given.get("operator_code", "") is None:
        given["operator_code"] = phones.operator_code(client.phone)
    return replace(client, **given)


def _phone(values: Mapping[str, Any]) -> str:
    phone = phones.normalised(values["phone"])
    if phone is None:
        raise InvalidInputError({"phone": "bad_phone"})
    return phone


def get_client(client_id: str, desk: ClientDesk) -> Client:
    """
    Raises:
        NotFoundError: there is none, or no longer.
    """
    found = desk.clients.get(client_id)
    if found is None:
        raise NotFoundError
    return found


def edit_client(command: EditClient, desk: ClientDesk) -> Client:
    """
    Change the given fields; where he belongs in the directory follows at once.

    Raises:
        NotFoundError: there is none.
        PreconditionFailedError: the version is another one.
        InvalidInputError: that is no phone.
        ConflictError: `phone_taken`; `busy`, others edit him all the time.
    """
    not_before = desk.now()
    for _ in range(_TRIES):
        before = _at_version(command.client_id, command.version, desk)
        changed = edited(before, command.values)
        if changed == before:
            return before
        after = settled(replace(changed, version=before.version + 1), max(desk.now(), not_before))
        told = client_changed(before, after, actor=desk.by, at=desk.now())
        try:
            desk.clients.replace(before, after, told)
        except ConditionRefusedError:
            _check_phone(after, desk)
            not_before = (desk.clients.frozen_until() or not_before) + _TICK
            continue
        return after
    raise ConditionRefusedError


def delete_client(client_id: str, version: int | None, desk: ClientDesk) -> Client:
    """
    Delete a client for good; from now on nothing is sent to him. Answers him as he was.

    Raises:
        NotFoundError, PreconditionFailedError, ConflictError: as `edit_client`.
    """
    for _ in range(_TRIES):
        before, now = _at_version(client_id, version, desk), desk.now()
        told = client_deleted(before, actor=desk.by, at=now)
        try:
            desk.clients.remove(before, gone(before, now), told)
        except ConditionRefusedError:
            continue
        return before
    raise ConditionRefusedError


def _at_version(client_id: str, version: int | None, desk: ClientDesk) -> Client:
    found = get_client(client_id, desk)
    if version not in {None, found.version}:
        raise PreconditionFailedError(details={"current": found})
    return found


def _check_phone(client: Client, desk: ClientDesk) -> None:
    owner = desk.clients.of_phones([client.phone]).get(client.phone)
    if owner and owner.id != client.id:
        raise ConflictError("phone_taken")
