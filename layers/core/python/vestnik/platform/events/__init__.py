"""What happened to something, kept for 90 days, to be told by its id."""

from vestnik.platform.events.model import Event, Subject, cut_answer
from vestnik.platform.events.ports import Events

__all__ = ["Event", "Events", "Subject", "cut_answer"]
