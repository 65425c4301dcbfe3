"""A table of a template, read key by key; every mistake becomes a sentence with file, line and expectation."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import NoReturn, cast

from facilitator.capture.template_lines import Path, line_of
from facilitator.errors import TemplateError

_CODE = re.compile(r"[\w.\-]*[^\W_][\w.\-]*")  # what is nothing but marks would be no tag
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Table:
    """A table at ``path`` of the file ``source``; ``label`` names it in messages, "" for the file."""

    source: str
    lines: Mapping[Path, int]
    path: Path
    label: str
    values: Mapping[str, object]

    def fail(self, key: str, expected: str, value: object = None, index: int | None = None) -> NoReturn:
        """Raise the sentence: file, line, what stands there, what was expected."""
        path = (*self.path, key) if key else self.path
        line = line_of(self.lines, path if index is None else (*path, index))
        shown = "" if value is None else f"“{as_shown(value)}”"
        subject = " ".join(part for part in (self.label, key, shown) if part)
        raise TemplateError(
            ": ".join(part for part in (f"{self.source}, line {line}", subject, expected) if part) + "."
        )

    def named(self, label: str) -> Table:
        """The same table under a better name, known once its code has been read."""
        return Table(self.source, self.lines, self.path, label, self.values)

    def only(self, known: Iterable[str]) -> None:
        """Refuse a key that is none of these, naming the nearest."""
        names = tuple(known)
        for key in self.values:
            if key not in names:
                self.fail(key, f"unknown key; {nearest(key, names)}")

    def text(self, key: str, *, required: bool = False, example: str = "") -> str:
        """A text without white space around it; "" where it may be and is absent."""
        value = self.values.get(key)
        hint = f" such as “{example}”" if example else ""
        if value is None:
            return self.fail(key, f"missing; expected a text{hint}") if required else ""
        if not isinstance(value, str):
            self.fail(key, f"expected a text in quotation marks{hint}", value)
        if required and not value.strip():
            self.fail(key, f"empty; expected a text{hint}")
        return self._one_line(key, value.strip())

    def code(self, key: str, example: str) -> str:
        """A required word of letters, digits, full stops, hyphens and underscores."""
        value = self.text(key, required=True, example=example)
        if not _CODE.fullmatch(value):
            self.fail(key, f"expected letters, digits, “.”, “-” or “_” without spaces, such as {example}", value)
        return value

    def choice(self, key: str, allowed: Iterable[str], default: str) -> str:
        """One of a few words."""
        value = self.text(key) or default
        names = tuple(allowed)
        if value not in names:
            self.fail(key, nearest(value, names), value)
        return value

    def day(self, key: str) -> str:
        """A required ISO 8601 day, quoted or as a TOML date."""
        value = self.values.get(key)
        if value is None:
            self.fail(key, "missing; expected a day such as 2024-08-28")
        if type(value) is date:
            return value.isoformat()
        if not (isinstance(value, str) and _DAY.fullmatch(value) and _is_day(value)):
            self.fail(key, "expected a day such as 2024-08-28", value)
        return value

    def clock_time(self, key: str, *, required: bool = False) -> str:
        """A local HH:MM, quoted or as a TOML time; "" where it may be and is absent."""
        value = self.values.get(key)
        if value is None:
            return self.fail(key, "missing; expected a time such as 13:00") if required else ""
        if isinstance(value, time):
            return value.strftime("%H:%M")
        if not (isinstance(value, str) and _TIME.fullmatch(value)):
            self.fail(key, "expected a time such as 13:00", value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each once; () where it is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.fail(key, "expected a list of texts such as [“one”, “two”]", value)
        found: list[str] = []
        for index, member in enumerate(cast(list[object], value)):
            if not isinstance(member, str) or not member.strip():
                self.fail(key, "expected a text in quotation marks", member, index)
            if member.strip() in found:
                self.fail(key, "expected each text once", member, index)
            found.append(self._one_line(key, member.strip(), index))
        return tuple(found)

    def _one_line(self, key: str, value: str, index: int | None = None) -> str:
        if _CONTROL.search(value):
            self.fail(key, "expected a text of one line without control characters", value, index)
        return value

    def table(self, key: str, label: str) -> Table:
        """The table under a key, empty where it is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.fail(key, f"expected a table [{key}]", value)
        return Table(self.source, self.lines, (*self.path, key), label, cast(dict[str, object], value))

    def tables(self, key: str, label: str) -> tuple[Table, ...]:
        """The tables of an array ``[[…]]``; () where it is absent."""
        value = self.values.get(key, [])
        header = ".".join(str(part) for part in (*self.path, key) if isinstance(part, str))
        if not isinstance(value, list):
            self.fail(key, f"expected tables headed [[{header}]]", value)
        found: list[Table] = []
        for index, member in enumerate(cast(list[object], value)):
            if not isinstance(member, dict):
                self.fail(key, f"expected a table headed [[{header}]]", member, index)
            found.append(
                Table(self.source, self.lines, (*self.path, key, index), label, cast(dict[str, object], member))
            )
        return tuple(found)


def nearest(word: str, names: Iterable[str]) -> str:
    """What may stand instead of a word: all the names, and the one that is nearest to it."""
    allowed = tuple(names)
    close = difflib.get_close_matches(word.casefold(), allowed, 1, 0.6)
    return f"expected one of {', '.join(allowed)}" + (f"; perhaps “{close[0]}” was meant" if close else "")


def as_shown(value: object) -> str:
    """A value of TOML as a person typed it, cut to a readable length."""
    if isinstance(value, bool):
        shown = str(value).lower()
    elif isinstance(value, list):
        shown = "[…]" if value else "[]"
    elif isinstance(value, dict):
        shown = "{…}" if value else "{}"
    else:
        shown = str(value)
    shown = " ".join(_CONTROL.sub(" ", shown).split())
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
