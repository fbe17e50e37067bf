"""The port `Events` in memory."""

from collections.abc import Iterable, Iterator

from vestnik.platform.events import Event, Subject


class FakeEvents:
    """Tells what was recorded, each event once."""

    def __init__(self) -> None:
        self.recorded: list[Event] = []

    def record(self, events: Iterable[Event]) -> None:
        for event in events:
            if event not in self.recorded:
                self.recorded.append(event)

    def of(self, subject: Subject) -> Iterator[Event]:
        about = [event for event in self.recorded if subject in event.subjects]
        for event in sorted(about, key=lambda one: one.at):
            yield Event((subject,), event.what, event.actor, event.at, event.detail)
