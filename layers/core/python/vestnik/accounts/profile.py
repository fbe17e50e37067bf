"""What a person may change about the account."""

from vestnik.accounts.model import EditProfile, User
from vestnik.accounts.ports import Accounts
from vestnik.errors import NotFoundError, PreconditionFailedError


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
