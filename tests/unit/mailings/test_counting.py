"""How mailings stand."""

from tests.support.mailing_world import MailingWorld
from vestnik.mailings.counting import standings
from vestnik.mailings.model import MailingState, PauseReason


def test_one_that_runs_while_the_channel_is_closed_is_shown_as_paused(
    mailings: MailingWorld,
) -> None:
    mailings.mailings.close_channel(PauseReason.UNAUTHORIZED.value)
    running = mailings.given_mailing(state=MailingState.RUNNING)
    waiting = mailings.given_mailing()
    stopped = mailings.given_mailing(state=MailingState.PAUSED, pause_reason=PauseReason.MANAGER)

    shown = standings([running, waiting, stopped], mailings.mailings, mailings.pages)

    assert [(one.state.value, one.pause_reason) for one in shown] == [
        ("paused", "sender_unauthorized"),
        ("scheduled", None),
        ("paused", None),
    ]
