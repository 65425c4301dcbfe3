"""The lines of an iCalendar file, unfolded and checked before anything reads them (pure).

The checks keep what is endless or nested without end away from the reader of calendars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facilitator.capture.decoding import decode_text
from facilitator.errors import ImportFileError

Line = tuple[int, str]

_FOLD = re.compile(rb"\r?\n[ \t]")
_CONTENT = re.compile(r"[A-Za-z0-9-]+[;:]")
_HARMLESS = re.compile(r"RRULE[^:]*:FREQ=YEARLY(?:;(?:BYMONTH|BYDAY|UNTIL|WKST|INTERVAL|BYMONTHDAY)=[^;]{1,40})*", re.I)
_DEEPEST = 8


def calendar_lines(name: str, data: bytes) -> tuple[Line, ...]:
    """Every content line with the number of the line it begins on.

    Raises ImportFileError for what is no text or no calendar, naming the line.
    """
    folds = _folds(data)
    text, _ = decode_text(name, _FOLD.sub(b"", data) if folds is not None else data)
    raw = text.split("\n") if folds is not None else re.sub(r"\n[ \t]", "", text).split("\n")
    numbers = folds if folds is not None else [1] * len(raw)
    lines = tuple((number, line) for number, line in zip(numbers, raw, strict=False) if line.strip())
    _check(name, lines)
    return lines


def _folds(data: bytes) -> list[int] | None:
    """The number of the line each content line begins on; None for UTF-16, which cannot be unfolded as bytes.

    A fold may part the bytes of one character, so it is undone before they are read.
    """
    if b"\x00" in data[:1000]:
        return None
    numbers = [1]
    for number, line in enumerate(data.split(b"\n")[1:], 2):
        if not line.startswith((b" ", b"\t")):
            numbers.append(number)
    return numbers


def _check(name: str, lines: Sequence[Line]) -> None:
    opened: list[str] = []
    if not lines or lines[0][1].strip().upper() != "BEGIN:VCALENDAR":
        raise ImportFileError("“{name}”, line 1: expected BEGIN:VCALENDAR, as a calendar begins.", name=name)
    for number, line in lines:
        if not _CONTENT.match(line):
            raise ImportFileError(
                "“{name}”, line {number}: expected a property such as SUMMARY:Opening.", name=name, number=number
            )
        key, _, value = line.partition(":")
        if key.upper() == "BEGIN":
            opened.append(value.strip().upper())
        elif key.upper() == "END" and (not opened or opened.pop() != value.strip().upper()):
            raise ImportFileError(
                "“{name}”, line {number}: expected no {line} without its BEGIN.",
                name=name,
                number=number,
                line=line[:40],
            )
        if len(opened) > _DEEPEST:
            raise ImportFileError("“{name}”, line {number}: expected less nesting.", name=name, number=number)
    if opened:
        raise ImportFileError(
            "“{name}”, line {number}: expected END:{what}; the file breaks off, so export it again.",
            name=name, number=lines[-1][0], what=opened[-1],
        )  # fmt: skip


def calendar_text(lines: Sequence[Line]) -> str:
    """The calendar for its reader: without alarms and rules of time zones that would be counted out for ever."""
    return "\r\n".join(_kept(lines)) + "\r\n"


def _kept(lines: Sequence[Line]) -> Iterator[str]:
    inside: list[str] = []
    for _, line in lines:
        key, _, value = line.partition(":")
        if key.upper() == "BEGIN":
            inside.append(value.strip().upper())
        skipped = "VALARM" in inside or ("VTIMEZONE" in inside and _endless(line))
        if key.upper() == "END" and inside:
            inside.pop()
        if not skipped:
            yield line


def _endless(line: str) -> bool:
    return line[:5].upper() == "RRULE" and not _HARMLESS.fullmatch(line)


def event_lines(lines: Sequence[Line]) -> tuple[int, ...]:
    """The numbers of the lines on which the events begin, in order."""
    return tuple(number for number, line in lines if line.strip().upper() == "BEGIN:VEVENT")
