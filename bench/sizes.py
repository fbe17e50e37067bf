"""How much a run of the bench does; everything is bounded in count and in time."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """
    Counts and seconds of a run.

    `ahead_s`: how far ahead reminders are set; from 250 s on their hints come from the sweep,
    nearer ones are hinted by whoever sets them.
    """

    reminders: int = 1000
    over_s: float = 60.0
    burst: int = 2000
    rows: int = 100  # N of "N, 10 N, 100 N"
    due: int = 10  # D of "D, 10 D, 100 D"
    sparse: int = 10
    ahead_s: float = 258.0
    loads: int = 5  # of each page of the web app
    mails: int = 1000
    mailed: int = 40  # people whose night comes
    clients: int = 5000  # of the largest mailing; the others have a tenth, a hundredth
    calls: int = 4000  # of a sender by itself

    def quick(self) -> "Sizes":
        """A tenth of it, to see that all rows run; its figures are not for publishing."""
        return Sizes(
            reminders=self.reminders // 10,
            over_s=self.over_s / 10,
            burst=self.burst // 10,
            rows=self.rows // 10,
            due=max(1, self.due // 10),
            sparse=3,
            ahead_s=self.ahead_s,
            loads=2,
            mails=self.mails // 10,
            mailed=self.mailed // 4,
            clients=self.clients // 10,
            calls=self.calls // 10,
        )
