"""What a person may change about the account."""

from collections.abc import Callable
from dataclasses import replace

from vestnik.accounts.model import EditProfile, Preferences, User
from vestnik.accounts.ports import Accounts
from vestnik.errors import ConditionRefusedError, NotFoundError, PreconditionFailedError

_EDIT_TRIES = 5  # how often an edit without a version meets another one before it gives up


def edit_profile(edit: EditProfile, *, accounts: Accounts) -> User:
    """
    Change the given fields; without any, nothing happens.

    Raises:
        PreconditionFailedError: the version is another one; `current` is how the account is now.
        NotFoundError: there is no such account.
    """
    edited = accounts.edit_profile(edit) if edit.changes_something else None
    if edited:
        return edited
    user = accounts.user(edit.user_id)
    if user is None:
        raise NotFoundError
    if edit.expected_version not in {None, user.version}:
        raise PreconditionFailedError(details={"current": user})
    return user


def edit_preferences(
    edit: EditProfile, change: Callable[[Preferences], Preferences], *, accounts: Accounts
) -> User:
    """
    Change some of the preferences beside the given fields; the others stay what they are.

    Raises:
        PreconditionFailedError, NotFoundError: as `edit_profile`.
        ConditionRefusedError: others edit the account all the time.
    """
    for _ in range(_EDIT_TRIES):
        user = accounts.user(edit.user_id)
        if user is None:
            raise NotFoundError
        version = user.version if edit.expected_version is None else edit.expected_version
        wanted = _wanted(edit, user, change(user.preferences), version)
        try:
            return edit_profile(wanted, accounts=accounts)
        except PreconditionFailedError:
            if edit.expected_version is not None:
                raise
    raise ConditionRefusedError


def _wanted(edit: EditProfile, user: User, preferences: Preferences, version: int) -> EditProfile:
    changed = preferences if preferences != user.preferences else None
    wanted = replace(edit, preferences=changed, expected_version=version)
    if preferences.digest in {"off", user.preferences.digest}:
        return wanted
    timezone = edit.timezone or user.timezone
    return replace(wanted, digest_was=user.preferences.digest, timezone=timezone)
