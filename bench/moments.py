"""Rows 6 to 10: when reminders arrive, alone, in a crowd, and beside Celery."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.spread import fullest_window, most_in_flight
from bench.table import MEASURES, Row, failed, verdict
from bench.waiting import Delivery

PACE = 17  # a second for one bot; with what isn't slotted it stays below Telegram's 30
DELAY_MS = 50  # of the receiver in a burst
_BEAT_RATIO = 1000


@dataclass(frozen=True)
class Race:
    """The same reminders by three ways, or why a peer could not run."""

    ours: Delivery
    beat: Delivery | str
    eta: Delivery | str


def row_6(race: Race) -> Row:
    """Lateness beside both peers; without one of them there is nothing to compare with."""
    ours, beat, eta = race.ours, race.beat, race.eta
    if isinstance(beat, str) or isinstance(eta, str):
        return failed(6, f"a peer could not run: {beat if isinstance(beat, str) else eta}")
    p50, p99 = ours.late(0.5), ours.late(0.99)
    against_beat = beat.late(0.5) / max(p50, 0.001)
    against_eta = p99 / eta.late(0.99)
    figure = (
        f"p50 {p50:.1f} ms, p99 {p99:.1f} ms; beat's p50 {against_beat:.0f} ×, "
        f"eta's p99 × {against_eta:.1f}"
    )
    met = p50 <= 5 and p99 <= 50 and against_beat >= _BEAT_RATIO and against_eta <= 2
    peer = (
        f"beat p50 {beat.late(0.5) / 1000:.1f} s; "
        f"eta p50 {eta.late(0.5):.1f}, p99 {eta.late(0.99):.1f} ms"
    )
    goal = "p50 ≤ 5, p99 ≤ 50 ms; beat's p50 ≥ 1 000 ×; ≤ 2 × eta's p99"
    detail = {"ours": ours.document(), "beat": beat.document(), "eta": eta.document()}
    is_met = met and not ours.lost
    return Row(6, MEASURES[6], goal, figure, peer, verdict(met=is_met), detail)


def row_7(deliveries: Sequence[Delivery]) -> Row:
    """Nothing before its instant, in all that was measured."""
    early = sum(one.early for one in deliveries)
    count = sum(len(one.late_ms) for one in deliveries)
    earliest_ms = min(min(one.late_ms) for one in deliveries if one.late_ms)
    figure = f"{early} of {count}; the first {earliest_ms:.2f} ms after its instant"
    return Row(7, MEASURES[7], "0", figure, "0 (eta, beat)", verdict(met=count > 0 and not early))


def row_8(burst: Delivery, beat: Delivery | str, *, in_flight: int) -> Row:
    """
    How fast a crowd due at one instant is sent.

    Args:
        in_flight: how many the deployed workers may send at once.
    """
    if isinstance(beat, str):
        return failed(8, f"a peer could not run: {beat}")
    limit = in_flight / (DELAY_MS / 1000)
    spans = [(one.at_s, one.answered_at_s) for one in burst.arrivals]
    rate, took_s = _rate(burst), _took_s(burst)
    most = most_in_flight(spans)
    figure = f"{rate / limit:.3f} ({took_s:.1f} s, {rate:.0f}/s, {most} at once)"
    goal = f"≥ 0.90 of {in_flight} ÷ {DELAY_MS} ms"
    peer = f"{_took_s(beat):.0f} s, {_rate(beat):.0f}/s (beat)"
    met = rate >= 0.90 * limit and not burst.lost
    detail = {"ours": burst.document(), "beat": beat.document(), "most_in_flight": most}
    return Row(8, MEASURES[8], goal, figure, peer, verdict(met=met), detail)


def row_9(burst: Delivery) -> Row:
    """The pace of a burst: no second above it, and little of it unused."""
    fullest = fullest_window(one.at_s for one in burst.arrivals)
    rate = _rate(burst)
    figure = f"fullest second {fullest}, {rate / PACE:.2f} R"
    goal = f"no second above R = {PACE}, ≥ 0.97 R"
    met = fullest <= PACE and rate >= 0.97 * PACE and not burst.lost
    detail = {"fullest_window": fullest, "rate_per_s": round(rate, 2), **burst.document()}
    return Row(9, MEASURES[9], goal, figure, "none", verdict(met=met), detail)


def row_10(deliveries: Sequence[Delivery], beat: Delivery | str) -> Row:
    """Nothing twice, in all that was measured."""
    if isinstance(beat, str):
        return failed(10, f"a peer could not run: {beat}")
    doubled = sum(one.doubled for one in deliveries)
    lost = sum(one.lost for one in deliveries)
    count = sum(len(one.due_s) for one in deliveries)
    figure = f"{doubled} of {count}, {lost} lost"
    peer = f"{beat.doubled} of {len(beat.due_s)} (beat)"
    met = not doubled and not lost
    return Row(10, MEASURES[10], "0", figure, peer, verdict(met=met))


def _took_s(burst: Delivery) -> float:
    """From the instant they were due at to the last first answer."""
    ends: dict[str, float] = {}
    for one in burst.arrivals:
        ends.setdefault(one.key, one.answered_at_s)
    return max(ends.values(), default=0.0) - min(burst.due_s.values())


def _rate(burst: Delivery) -> float:
    """Reminders a second, repeats not counted."""
    return len(burst.late_ms) / max(_took_s(burst), 0.001)
