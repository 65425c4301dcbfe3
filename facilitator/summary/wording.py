"""The words of the papers: read from a file apart from the code, overridden by a template."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from facilitator.errors import TemplateError
from facilitator.summary.sentences import fixed_start

_PLACE = re.compile(r"\{(\w+)\}")
_MONTHS = "months"
_PREFIX = "wording."


@dataclass(frozen=True, slots=True)
class Wording:
    """``words`` and ``lists`` by dotted name; ``language`` is the papers' BCP 47 tag."""

    language: str
    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def say(self, name: str, /, **values: str) -> str:
        """The words of this name with every {place} filled; a place nobody fills stays as written."""
        return _PLACE.sub(lambda found: values.get(found[1], found[0]), self.words[name])

    def template(self, name: str) -> str:
        """The words of this name with their places still open."""
        return self.words[name]

    def has(self, name: str) -> bool:
        return name in self.words

    def number(self, value: int) -> str:
        """Numbers under ten in words (UN style), others in figures with a comma for thousands."""
        small = self.lists["numbers"]
        return small[value] if 0 <= value < len(small) else f"{value:,}"

    def alike(self, values: Sequence[int]) -> tuple[str, ...]:
        """Numbers that stand without a noun and are compared: all in figures where one of them is."""
        figures = max(values, default=0) >= len(self.lists["numbers"])
        return tuple(
            f"{value:,}" if figures else self.number(value) if value else self.words["nil"] for value in values
        )

    def count(self, name: str, value: int) -> str:
        """A number with its noun: ``name.one`` or ``name.many``, {n} being the number."""
        form = "one" if value == 1 else "many"
        return self.say(f"count.{name}.{form}", n=self.number(value))

    def opening(self, name: str, value: int) -> str:
        """The same at the start of a sentence, which never begins with figures."""
        form = "one" if value == 1 else "many"
        counted = self.say(f"count.{name}.{form}", n=self.spelt(value))
        return capital(self.say("in_all", counted=counted) if counted[:1].isdecimal() else counted)

    def spelt(self, value: int) -> str:
        """A number under a hundred in words."""
        teens, tens = self.lists["teens"], self.lists["tens"]
        if value < 10 or value >= 100:
            return self.number(value)
        ten, one = divmod(value, 10)
        return teens[one] if ten == 1 else tens[ten - 2] + (f"-{self.number(one)}" if one else "")

    def listing(self, items: Iterable[str], last: str = "and") -> str:
        """a, b and c; ``last`` is and, or or."""
        found = list(items)
        if len(found) < 2:
            return "".join(found)
        return f"{', '.join(found[:-1])} {self.words[last]} {found[-1]}"

    def names(self, items: Iterable[str]) -> str:
        """The same of names, which may have commas of their own: “Koné, Awa; and Ba, Ali”."""
        found = list(items)
        if len(found) < 2 or separator(found) == ", ":
            return self.listing(found)
        return f"{'; '.join(found[:-1])}; {self.words['and']} {found[-1]}"

    def named(self, name: str) -> str:
        """A name in running text, with the article where English wants one."""
        within = any(f" {one} " in f" {name} " for one in self.lists["article_within"])
        wants = name.startswith(self.lists["article_starts"]) or within
        return self.say("with_article", name=name) if wants and not name.startswith(self.lists["article_has"]) else name


def read_wording(text: str) -> Wording:
    """The words of a wording file (TOML); nested tables become dotted names.

    Raises TemplateError when it is no TOML, or a value is neither text nor a list of text.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("The wording file cannot be read: {error}; mend that line.", error=error) from None
    words: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for name, value in _flat(raw, ""):
        if isinstance(value, str):
            words[name] = value
        elif isinstance(value, list) and all(isinstance(item, str) for item in cast("list[object]", value)):
            lists[name] = tuple(cast("list[str]", value))
        else:
            raise TemplateError(
                "The wording “{name}” is neither text nor a list of texts; put it in quotation marks.", name=name
            )
    return Wording(words.pop("language", "en"), words, lists)


def override(wording: Wording, settings: Mapping[str, str]) -> Wording:
    """The wording with a template's settings ``wording.<name>`` in place; lists are split at commas."""
    own = {key.removeprefix(_PREFIX): value for key, value in settings.items() if key.startswith(_PREFIX)}
    lists = {key: tuple(part.strip() for part in own[key].split(",")) for key in own if key in wording.lists}
    if len(lists.get(_MONTHS, ())) != len(wording.lists.get(_MONTHS, ())):
        lists.pop(_MONTHS, None)  # a year that lacks some is none
    words = {key: value for key, value in own.items() if key not in wording.lists}
    return Wording(words.pop("language", wording.language), {**wording.words, **words}, {**wording.lists, **lists})


def day(wording: Wording, iso: str, *, year: bool = True) -> str:
    """28 August 2024 from an ISO day; what is no ISO day comes back as it is."""
    try:
        moment = date.fromisoformat(iso)
    except ValueError:
        return iso
    month = wording.lists["months"][moment.month - 1]
    return wording.say("day" if year else "day_short", day=str(moment.day), month=month, year=str(moment.year))


def days(wording: Wording, first: str, last: str) -> str:
    """28–29 August 2024, and longer where month or year differ."""
    if not last or first == last or not first:
        return day(wording, first or last)
    if first[:7] == last[:7] and len(first) == 10:
        return f"{int(first[8:])}–{day(wording, last)}"
    return f"{day(wording, first, year=first[:4] != last[:4])} – {day(wording, last)}"


def capital(text: str) -> str:
    """The text with its first letter as a capital; addresses and words such as eDNA keep theirs."""
    return text if fixed_start(text) else text[:1].upper() + text[1:]


def separator(items: Iterable[str]) -> str:
    """What parts the items of a list: a semicolon where one of them has a comma (KONÉ, Awa)."""
    return "; " if any("," in item for item in items) else ", "


def series(items: Iterable[str]) -> str:
    """a, b, c; or “a, x; b, y” where an item has a comma of its own."""
    found = list(items)
    return separator(found).join(found)


def _flat(table: Mapping[str, object], prefix: str) -> Iterable[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(cast("dict[str, object]", value), f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
