"""Who is active, in memory."""

from dataclasses import dataclass, field

from vestnik.errors import TransientError


@dataclass
class FakeActivity:
    """`Activity` that can be switched off."""

    noted: list[str] = field(default_factory=list)
    is_down: bool = False

    def note(self, user_id: str) -> None:
        if self.is_down:
            raise TransientError("storage_unavailable")
        self.noted.append(user_id)
