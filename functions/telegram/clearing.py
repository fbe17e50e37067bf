"""Everything away: asked first, and taken back as long as it can be."""

from functions.telegram.buttons import Press, button, inline
from functions.telegram.talk import UNCHANGED, Talk, Turn
from vestnik.tasks.clearing import delete_all, undo_delete_all


def asked(talk: Talk, _rest: str) -> Turn:
    """Command: ask whether everything is to go."""
    keyboard = inline(
        [button(talk.words("button-delete-all"), Press("clear"))],
        [button(talk.words("button-keep-all"), Press("keep"))],
    )
    return Turn(talk.say(talk.words("ask-delete-all"), keyboard))


def cleared(talk: Talk, _press: Press) -> Turn:
    """Button: delete all."""
    deleted = delete_all(talk.user.id, talk.desk, key=f"update{talk.update.update_id}")
    undo = Press("unclear", deleted.undo)
    text = talk.words("all-deleted")
    keyboard = inline([button(talk.words("button-restore-all"), undo)])
    return Turn(talk.rewrite(text, keyboard), UNCHANGED, talk.words("press-deleted"))


def kept(talk: Talk, _press: Press) -> Turn:
    """Button: leave everything where it is."""
    return Turn(talk.rewrite(talk.words("all-kept")), UNCHANGED)


def uncleared(talk: Talk, press: Press) -> Turn:
    """Button: take the deletion of everything back."""
    undo_delete_all(talk.user.id, press.target, talk.desk)
    text = talk.words("all-restored")
    return Turn(talk.rewrite(text), UNCHANGED, talk.words("press-restored"))


PRESSES = {"clear": cleared, "keep": kept, "unclear": uncleared}
