"""The tokenised page: the person's list in a browser, without a password."""

from datetime import timedelta

from functions.telegram.buttons import Press, button, inline, url_button
from functions.telegram.talk import UNCHANGED, Talk, Turn
from vestnik import bootstrap
from vestnik.weblinks.model import LinkMode, MakeLink
from vestnik.weblinks.use_cases import make_link, revoke_link

_LIFE = timedelta(days=30)


def made(talk: Talk, _rest: str) -> Turn:
    """Command: a new link; the one before it is dead."""
    command = MakeLink(user_id=talk.user.id, mode=LinkMode.EDIT, life=_LIFE)
    token, link = make_link(command, bootstrap.weblinks_desk())
    url = f"{bootstrap.config().app_url}l#{token}"
    until = f"{link.expires_at.astimezone(talk.zone):%d.%m.%Y}"
    keyboard = inline(
        [url_button(talk.words("button-open-web"), url)],
        [button(talk.words("button-revoke"), Press("revoke"))],
    )
    return Turn(talk.say(talk.words("web-link", until=until), keyboard))


def revoked(talk: Talk, _press: Press) -> Turn:
    """Button: the link opens nothing any more."""
    revoke_link(talk.user.id, bootstrap.weblinks_desk())
    text = talk.words("web-link-revoked")
    return Turn(talk.rewrite(text), UNCHANGED, text)


PRESSES = {"revoke": revoked}
