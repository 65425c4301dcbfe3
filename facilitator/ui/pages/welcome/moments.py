"""Days and places as people say them: today 09:52, yesterday, 26 August; Documents / facilitator."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from facilitator.ui.words import LANGUAGES, PSEUDO, translate


def moment_words(at: datetime, now: datetime, language: str = "en") -> str:
    """A moment as seen from ``now``, both aware and in one zone."""
    if at.date() == now.date():
        return translate("Moments", "today {time}").format(time=at.strftime("%H:%M"))
    if at.date() == now.date() - timedelta(days=1):
        return translate("Moments", "yesterday {time}").format(time=at.strftime("%H:%M"))
    form = "d MMMM" if at.year == now.year else "d MMMM yyyy"
    known = language if language in LANGUAGES and language != PSEUDO else "en"
    return QLocale(known).toString(QDate(at.year, at.month, at.day), form)


def folder_words(folder: Path, home: Path) -> str:
    """A folder without signs of paths."""
    from facilitator.workspace.recent import place_words

    stick, parts = place_words(folder, home)
    steps = [translate("Moments", "Stick {name}").format(name=stick)] if stick else []
    return " / ".join([*steps, *parts]) or translate("Moments", "Home folder")
