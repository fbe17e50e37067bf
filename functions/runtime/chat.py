"""What is sent to a chat that nobody there has asked for."""

from vestnik import bootstrap, clock
from vestnik.telegram.updates import UPDATE, Call, send_later


def send_text(chat_id: int, text: str) -> None:
    """Have a message sent, as soon as the chat has its turn."""
    send_later(
        [Call("sendMessage", {"chat_id": chat_id, "text": text})],
        chat_id,
        updates=bootstrap.updates(),
        due=bootstrap.due(),
        hints=bootstrap.hints(UPDATE),
        now=clock.now,
    )
