"""What an action is about: its line without the leads and the date that other columns give (pure)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date

from facilitator.directory import fold_name
from facilitator.summary.sentences import capitalize, tidy

_LEADS = re.compile(r"^(?P<who>.{1,200}?)\s+(?:to|will|shall|should|must)\s+(?P<rest>\S.*)$", re.DOTALL | re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[+/,;&]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_DUE = re.compile(r"\b(by|due|until|till|before)\b:?\s*(?:(?:on|by)\s+)?(\S[^;()]{0,60}?)[\s.)]*$", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_BY_DAY = re.compile(
    rf"\b(?:by|due):?\s+(?:on\s+|by\s+)?(\d{{4}}-\d{{1,2}}-\d{{1,2}}|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?"
    rf"|{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?)[\s.)]*$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"[\s,;:(\-–—]+$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Find = Callable[[str], Sequence[str]]


def what(text: str, leads: Sequence[str], due: str, due_text: str, find: Find) -> str:
    """The typed line without “LEADS to” before it and “by DATE” after it, where other columns give them.

    A whole day that is not the due date goes too: the column shows the date that people keep up to date,
    and one row with two dates cannot be acted on. ``other_day`` tells of it.

    ``find`` gives the refs a typed name fits. What is not plainly a repetition stays; when nothing
    sensible remains the whole text is given.
    """
    whole = tidy(text)
    rest = without_due(without_leads(whole, leads, find), due, due_text)
    return capitalize(rest) if re.search(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]", rest) else capitalize(whole)


def other_day(text: str, due: str, due_text: str = "") -> str:
    """The “by DATE” at the end of the text where it is a whole day and not when the action is due; else "".

    Somebody changed the date after the line was typed, or one of the two is a slip.
    """
    whole = tidy(text)
    found = _last_day(whole, due, due_text)
    return whole[found:].rstrip(" .)") if found is not None else ""


def without_leads(text: str, leads: Sequence[str], find: Find) -> str:
    """The text without a “LEADS to” in which every name is one of the leads."""
    found = _LEADS.match(text)
    if not found:
        return text
    known = {fold_name(lead) for lead in leads}
    names = [name for name in _BETWEEN.split(found["who"]) if name]
    same = all(fold_name(name) in known or set(find(name)) & set(leads) for name in names)
    return found["rest"] if names and same else text


def without_due(text: str, due: str, due_text: str) -> str:
    """The text without a “by DATE” or the due words at its end, where they mean the due date."""
    if due_text and fold_name(text).endswith(fold_name(due_text)) and len(text) > len(due_text):
        cut = _cut_words(text, due_text)
        if cut is not None:
            return cut
    for found in reversed(list(re.finditer(r"\b(?:by|due|until|till|before)\b", text, re.IGNORECASE))):
        tail = _DUE.match(text, found.start())
        if tail and _repeats(tail[1], tail[2], due, due_text):
            return _OPEN_END.sub("", text[: found.start()])
    other = _last_day(text, due, due_text)
    return text if other is None else _OPEN_END.sub("", text[:other])


def _last_day(text: str, due: str, due_text: str) -> int | None:
    """Where “by” or “due” and a day that is neither ``due`` nor ``due_text`` begin, at the end of the text.

    Only a day with its month counts: “until”, “before”, a month or a weekday may be about the work itself.
    """
    found = _BY_DAY.search(text)
    if found is None:
        return None
    if _is_iso(due):
        return None if _means(found[1], date.fromisoformat(due)) else found.start()
    return found.start() if due_text.strip() else None


def _is_iso(due: str) -> bool:
    try:
        return bool(date.fromisoformat(due))
    except ValueError:
        return False


def _cut_words(text: str, due_text: str) -> str | None:
    bare = text.rstrip(" .)")
    tail = bare[-len(due_text.rstrip(" .")) :]
    if fold_name(tail) != fold_name(due_text):
        return None
    before = bare[: -len(tail)]
    if before and before[-1].isalnum():
        return None
    return _OPEN_END.sub("", re.sub(r"\b(?:by|due|until|till)\s*$", "", before, flags=re.IGNORECASE))


def _repeats(word: str, phrase: str, due: str, due_text: str) -> bool:
    if due_text and fold_name(due_text) in (fold_name(phrase), fold_name(f"{word} {phrase}")):
        return True
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return False
    return word.lower() != "before" and _means(phrase, day)


def _means(phrase: str, day: date) -> bool:
    """Whether typed words can only mean this day, or the month it lies in."""
    iso = _ISO.fullmatch(phrase.strip())
    if iso:
        return (int(iso[1]), int(iso[2])) == (day.year, day.month) and int(iso[3] or day.day) == day.day
    words = re.findall(r"\w+", _ORDINAL.sub(r"\1", phrase.casefold()))
    ends = "end" in words
    words = [word for word in words if word not in ("end", "of", "the", "on", "next", "this")]
    if not words or (ends and day.day != calendar.monthrange(day.year, day.month)[1]):
        return False
    return all(_fits(word, day) for word in words) and not all(word.isdecimal() for word in words)


def _fits(word: str, day: date) -> bool:
    if word.isdecimal():
        return int(word) in (day.day, day.year)
    return len(word) >= 3 and (word[:3] == _MONTHS[day.month - 1] or word[:3] == _WEEKDAYS[day.weekday()])
