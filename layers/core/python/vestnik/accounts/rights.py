"""What administrators may do with accounts: give roles, disable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from vestnik.accounts.model import EVERYBODY, User
from vestnik.accounts.ports import Rights
from vestnik.errors import (
    ConditionRefusedError,
    ConflictError,
    NotFoundError,
    PreconditionFailedError,
)
from vestnik.texts.folding import plain

_TRIES = 4  # of a change that meets others


class Role(StrEnum):
    """What somebody may do, spec/api.md."""

    USER = "user"
    MANAGER = "manager"
    DISTRIBUTOR = "distributor"
    OPERATOR = "operator"
    ADMIN = "admin"


@dataclass(frozen=True)
class ChangeRights:
    """What changes of an account; None leaves it as it is. `by`: the administrator."""

    user_id: str
    by: str
    roles: frozenset[str] | None = None
    is_disabled: bool | None = None
    version: int | None = None


def change_rights(command: ChangeRights, rights: Rights) -> User:
    """
    Give an account roles, disable it or let it in again; both count from the next request on.

    Raises:
        NotFoundError: there is no such account.
        PreconditionFailedError: the version is another one.
        ConflictError: `own_account`, nobody locks himself out; `busy`.
    """
    for _ in range(_TRIES):
        before = rights.account(command.user_id)
        if before is None or before.merged_into:
            raise NotFoundError
        if command.version not in {None, before.version}:
            raise PreconditionFailedError(details={"current": before})
        after = _changed(before, command)
        if after == before:
            return before
        after = replace(after, version=before.version + 1)
        if rights.replace(before, after):
            return after
    raise ConditionRefusedError


def _changed(before: User, command: ChangeRights) -> User:
    roles = before.roles if command.roles is None else command.roles | {EVERYBODY}
    is_disabled = before.is_disabled if command.is_disabled is None else command.is_disabled
    if command.by == before.id and (is_disabled or Role.ADMIN not in roles):
        raise ConflictError("own_account")
    return replace(before, roles=frozenset(roles), is_disabled=is_disabled)


def find_accounts(
    words: str | None, rights: Rights, *, after: str | None, limit: int
) -> tuple[Sequence[User], str | None]:
    """
    Accounts in the order of their ids; with `words` those in whose address, chat name or id each
    of them is. Answers where to go on, None at the end; a page may be short.
    """
    wanted = plain(words or "").split()
    users, last = rights.page(after=after, limit=limit)
    return [user for user in users if _has(user, wanted)], last


def _has(user: User, wanted: Sequence[str]) -> bool:
    name = user.telegram.username if user.telegram else None
    text = plain("\n".join((user.email or "", name or "", user.id)))
    return all(word in text for word in wanted)
