"""From the tables of a template to its items: the workshop, sessions, slots, points and terms (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from fractional_indexing import generate_n_keys_between

from facilitator.capture.template_settings import read_settings
from facilitator.capture.template_table import Table, nearest
from facilitator.directory import fold_tag
from facilitator.domain import Vocabulary

TOP = ("workshop", "settings", "session", *(str(name) for name in Vocabulary))
WORKSHOP = ("id", "title", "programme", "venue", "first_day", "last_day", "zone")
SESSION = ("code", "title", "short_title", "kind", "description", "moderators", "rapporteurs", "slot", "point")
SLOT = ("code", "title", "day", "start", "end")
POINT = ("code", "title", "short_title", "kind", "slot", "themes")
TERM = ("key", "name", "abbreviation", "synonyms", "group", "description")
SPECIES = (*TERM, "status", "status_date")

_SESSION_KINDS = ("parallel", "plenary", "other")
_POINT_KINDS = ("discussion", "presentation")
_POINT_VOCABULARIES = (Vocabulary.THEME, Vocabulary.HEADING)
_GROUPED_BY_CONSTITUENCY = (Vocabulary.DELEGATION, Vocabulary.ORGANIZATION)

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """One item of a template.

    ``key`` is unique and stable within the template: workshop, session/CODE, slot/CODE-SLOT,
    point/CODE/POINT, term/KEY. ``kind`` is workshop, session, slot, point or term; ``session`` is the
    key of the session it belongs to or "". ``fields`` map one to one to the fields of the domain's
    records, all as text, a set as one field per member (``synonyms/저어새`` = "1"); references to
    other items are keys. What the records call ``kind`` of a session or point is the field ``type``,
    since ``kind`` is what kind of item it is.
    """

    key: str
    kind: str
    session: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class _Word:
    """A term as read, with the table it came from for messages."""

    vocabulary: str
    key: str
    table: Table


def read_items(root: Table, folder: Path | None = None) -> tuple[Planned, ...]:
    """Every item: the workshop, each session with its slots and points, then the terms by vocabulary.

    ``folder`` is where pictures lie. Raises TemplateError at the first mistake.
    """
    root.only(TOP)
    words = _words(root)
    workshop = _workshop(root, folder)
    days = dict(workshop.fields)
    tables = root.tables("session", "session")
    if not tables:
        root.fail("session", "missing; expected at least one [[session]]")
    items = [workshop]
    for table, order in _ordered(tables):
        session = _session(table, order, (days["first_day"], days["last_day"]), words)
        _once(table, session[0].key, items)
        items += session
    return (*items, *_terms(root, words))


def _workshop(root: Table, folder: Path | None) -> Planned:
    if "workshop" not in root.values:
        root.fail("", "expected a table [workshop]")
    table = root.table("workshop", "workshop")
    table.only(WORKSHOP)
    fields = {
        "template": table.code("id", "neaspec-2024"),
        "title": table.text("title", required=True, example="Workshop on nature conservation"),
        "programme": table.text("programme"),
        "venue": table.text("venue"),
        "first_day": table.day("first_day"),
        "last_day": table.day("last_day"),
        "zone": _zone(table),
    }
    if fields["last_day"] < fields["first_day"]:
        table.fail("last_day", f"expected {fields['first_day']} (first_day) or later", fields["last_day"])
    settings = read_settings(root.table("settings", "settings"), folder)
    return Planned("workshop", "workshop", "", (*_given(fields), *((f"settings/{name}", v) for name, v in settings)))


def _zone(table: Table) -> str:
    name = table.text("zone", required=True, example="Asia/Seoul")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(name, sorted(available_timezones())).partition("; ")[2]
        table.fail("zone", "expected a time zone such as Asia/Seoul" + (f"; {near}" if near else ""), name)
    return name


def _session(table: Table, order: str, days: tuple[str, str], words: tuple[_Word, ...]) -> list[Planned]:
    code = table.code("code", "2.1")
    table = table.named(f"session “{code}”")
    table.only(SESSION)
    key = f"session/{code}"
    fields = {
        "code": code,
        "title": table.text("title", required=True, example="Conservation of migratory birds"),
        "short_title": table.text("short_title"),
        "type": table.choice("kind", _SESSION_KINDS, "parallel"),
        "description": table.text("description"),
        "order": order,
    }
    people = (*_members(table, "moderators"), *_members(table, "rapporteurs"))
    slots = _slots(table, code, days)
    points = _points(table, code, tuple(slot.key for slot in slots), words)
    return [Planned(key, "session", "", (*_given(fields), *people)), *slots, *points]


def _slots(session: Table, code: str, days: tuple[str, str]) -> list[Planned]:
    found: list[Planned] = []
    taken: list[tuple[str, str, str, str]] = []
    for table, order in _ordered(session.tables("slot", f"{session.label} slot")):
        table.only(SLOT)
        slot = table.code("code", "a")
        if "-" in slot:  # the key joins the session's code and this one by a hyphen
            table.fail("code", "expected a code without a hyphen, such as a", slot)
        day, start, end = _span(table, days)
        for other_day, other_start, other_end, other in taken:
            if day == other_day and start < (other_end or "24:00") and other_start < (end or "24:00"):
                table.fail("start", f"expected a time that does not overlap slot “{other}”", start)
        taken.append((day, start, end, slot))
        fields = {"title": table.text("title"), "day": day, "start": start, "end": end, "order": order}
        key = f"session/{code}"
        _once(table, f"slot/{code}-{slot}", found)
        found.append(Planned(f"slot/{code}-{slot}", "slot", key, (("session", key), *_given(fields))))
    return found


def _span(table: Table, days: tuple[str, str]) -> tuple[str, str, str]:
    """Day, start and end of a slot; the end may be open."""
    day, start = table.day("day"), table.clock_time("start", required=True)
    end = table.clock_time("end")
    if not days[0] <= day <= days[1]:
        table.fail("day", f"expected a day of the workshop, {days[0]} to {days[1]}", day)
    if end and end <= start:
        table.fail("end", f"expected a time after the start, {start}", end)
    return day, start, end


def _points(session: Table, code: str, slots: tuple[str, ...], words: tuple[_Word, ...]) -> list[Planned]:
    found: list[Planned] = []
    for table, order in _ordered(session.tables("point", f"{session.label} point")):
        table.only(POINT)
        point = table.code("code", "technical")
        key = f"point/{code}/{point}"
        _once(table, key, found)
        fields = {
            "slot": _slot_of(table, code, slots),
            "title": table.text("title", required=True, example="Technical issues"),
            "short_title": table.text("short_title"),
            "type": table.choice("kind", _POINT_KINDS, "discussion"),
            "order": order,
        }
        themes = _members(table, "themes")
        _check_themes(table, words)
        parent = f"session/{code}"
        found.append(Planned(key, "point", parent, (("session", parent), *_given(fields), *themes)))
    return found


def _slot_of(table: Table, code: str, slots: tuple[str, ...]) -> str:
    slot = table.text("slot")
    if not slot:
        return ""
    key = f"slot/{code}-{slot}"
    if key not in slots:
        codes = [known.removeprefix(f"slot/{code}-") for known in slots]
        table.fail("slot", nearest(slot, codes) if codes else "this session has no slots", slot)
    return key


def _check_themes(table: Table, words: tuple[_Word, ...]) -> None:
    known = [word.key for word in words if word.vocabulary in _POINT_VOCABULARIES]
    for index, theme in enumerate(table.texts("themes")):
        if theme not in known:
            expected = nearest(theme, known) if known else "this template has no [[theme]] and no [[heading]]"
            table.fail("themes", expected, theme, index)


def _words(root: Table) -> tuple[_Word, ...]:
    """The key of every term; keys are compared as tags are, so GBF-4 and GBF-04 are the same key."""
    found: list[_Word] = []
    seen: dict[str, str] = {}
    for vocabulary in Vocabulary:
        for table in root.tables(vocabulary, vocabulary):
            key = table.code("key", "GBF-04")
            folded = fold_tag(key)
            if folded in seen:
                table.fail("key", f"already a key of [[{seen[folded]}]]; expected each key once", key)
            seen[folded] = vocabulary
            found.append(_Word(vocabulary, key, table.named(f"{vocabulary} “{key}”")))
    return tuple(found)


def _terms(root: Table, words: tuple[_Word, ...]) -> list[Planned]:
    found: list[Planned] = []
    constituencies = [word.key for word in words if word.vocabulary == Vocabulary.CONSTITUENCY]
    for vocabulary in Vocabulary:
        own = [word for word in words if word.vocabulary == vocabulary]
        for word, order in zip(own, generate_n_keys_between(None, None, len(own)), strict=True):
            found.append(_term(word, order, constituencies))
    return found


def _term(word: _Word, order: str, constituencies: list[str]) -> Planned:
    table = word.table
    species = word.vocabulary == Vocabulary.SPECIES
    table.only(SPECIES if species else TERM)
    fields = {"vocabulary": word.vocabulary, "key": word.key}
    fields["name"] = table.text("name", required=True, example="Snow leopard")
    for key in ("abbreviation", "group", "description", *(("status", "status_date") if species else ())):
        fields[key] = table.text(key)
    if fields["group"] and word.vocabulary in _GROUPED_BY_CONSTITUENCY and fields["group"] not in constituencies:
        expected = (
            nearest(fields["group"], constituencies) if constituencies else "this template has no [[constituency]]"
        )
        table.fail("group", expected, fields["group"])
    fields["order"] = order
    return Planned(f"term/{word.key}", "term", "", (*_given(fields), *_members(table, "synonyms")))


def _members(table: Table, key: str) -> Fields:
    return tuple((f"{key}/{member}", "1") for member in table.texts(key))


def _given(fields: dict[str, str]) -> Fields:
    """What the template says: an empty text is no field."""
    return tuple((name, value) for name, value in fields.items() if value)


def _once(table: Table, key: str, taken: Iterable[Planned]) -> None:
    if any(item.key == key for item in taken):
        table.fail("code", "expected each code once", table.text("code"))


def _ordered(tables: tuple[Table, ...]) -> zip[tuple[Table, str]]:
    return zip(tables, generate_n_keys_between(None, None, len(tables)), strict=True)
