"""
Ending the ways into an account that are not its password.

Whoever registers somebody else's address may have made some before its owner came by.
"""

from dataclasses import dataclass

from vestnik.accounts.model import User
from vestnik.accounts.outside_accounts import OutsideAccounts
from vestnik.accounts.ports import Accounts
from vestnik.apitokens.ports import ApiTokens
from vestnik.calendars.ports import Addresses
from vestnik.weblinks.ports import WebLinks


@dataclass(frozen=True)
class WaysIn:
    """Where the ways into all accounts are kept."""

    accounts: Accounts
    outside: OutsideAccounts
    tokens: ApiTokens
    links: WebLinks
    calendars: Addresses


def end_ways_in(user: User, ways: WaysIn) -> None:
    """
    End API tokens, web link, calendar, Telegram and accounts elsewhere; may be repeated.

    It has an address, whose owner can always have a link to choose a password sent.
    """
    for token in ways.tokens.of_user(user.id):
        ways.tokens.remove(user.id, token.id)
    for account in ways.outside.of_user(user.id):
        ways.outside.disconnect(user.id, account.identity.id, mailed=True)
    ways.links.remove(user.id)
    ways.calendars.delete(user.id)
    present = ways.accounts.user(user.id)  # the chat may be another one since it was read
    if present and present.telegram:
        ways.accounts.drop_link(user.id, present.telegram.telegram_id)
