"""Instants as people read them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from vestnik.texts.render import Language, render


def short_instant(instant: datetime, *, now: datetime, timezone: str, language: Language) -> str:
    """`today at 19:00`, `tomorrow at 09:00`, else `25.12.2026 at 09:00`, in the person's zone."""
    zone = ZoneInfo(timezone)
    local, today = instant.astimezone(zone), now.astimezone(zone).date()
    clock_time = f"{local:%H:%M}"
    if local.date() == today:
        return render(language, "when-today", time=clock_time)
    if local.date() == today + timedelta(days=1):
        return render(language, "when-tomorrow", time=clock_time)
    return render(language, "when-date", date=f"{local:%d.%m.%Y}", time=clock_time)
