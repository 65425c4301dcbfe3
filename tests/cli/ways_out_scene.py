"""A session file in which every field that takes words names somebody of the roster, as a merged file could."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from terminal import good, quick
from test_attribution_sweep import ROSTER

from facilitator.clock import system_clock
from facilitator.store import log
from facilitator.store.tables import Table, table_of
from facilitator.workspace.files import opened, pen_for

PERSON = "Batbold Dorj"
# What a delegation and an organization are called that nobody names but the roster: they only speak and support.
SPEAKING = ("Ruritania", "Zenda Institute")
# What is no words: keys, days, numbers, and what a paper that was issued is made of.
_NO_WORDS = frozenset(
    {"kind", "order", "point", "slot", "template", "first_day", "last_day", "zone", "day", "start", "end", "type",
     "vocabulary", "key", "name", "abbreviation", "group", "language", "status", "due", "currency", "paper", "covers",
     "part", "body", "version", "attribution", "digest", "tree", "bases", "after", "cleared_on", "speaker", "held",
     "coverage", "code", "status_date"}
)  # fmt: skip
_OPEN_SETS = frozenset({"tags", "people", "range_states", "leads", "partners"})
_SPEAKERS = """Flavia Elphberg,,FEL,Zenda Institute,,academia,expert,yes
Rudolf Rassendyll,,RRA,,Ruritania,member-state,expert,yes
"""
_LESSON = ("title", "project", "site", "country", "context", "happened", "evidence", "lesson", "recommendation")


def poisoned(folder: Path) -> Path:
    """The file: notes of every kind by everybody, and a name in each of their fields and of the programme's."""
    roster = folder / "roster.csv"
    roster.write_text(ROSTER + _SPEAKERS, encoding="utf-8")
    file = folder / "poisoned.facilitator"
    good("new", file, "--template", "neaspec-2024", "--session", "2.1", "--author", "Kim Minjun")
    quick("import", file, roster)
    lines = ["AGREED: one protocol", "DIFFERS: not so", "? who pays", "! One database", "> NIE to count by Fri",
             "LESSON: ask first", "GAP: no data", "a statement about corridors"]  # fmt: skip
    quick("note", file, "-", "--point", "Methodologies", data="\n".join(lines).encode())
    shown = good("show", file, "--json").json
    people = {one["name"]: one["id"] for one in shown["participants"]}
    speakers = [people["Flavia Elphberg"], people["Rudolf Rassendyll"]]
    items = {one["id"]: one["kind"] for key in ("notes", "proposals", "action_items") for one in shown[key]}
    for place, item in enumerate(items):
        support = [f"supports/{speakers[0]}=1"] if place % 3 == 1 else []
        quick("edit", file, item, f"speaker={speakers[place % 2]}", *support)
        quick("edit", file, item, "verbatim=yes") if place == 1 else None
    _poison(file)
    session = next(one["id"] for one in shown["sessions"] if one["code"] == "2.1")
    officers = (f"moderators/{people['Kim Minjun']}=1", f"rapporteurs/{people['Tsuruno Hane']}=1")
    quick("edit", file, session, *officers)
    return file


def _poison(path: Path) -> None:
    with opened(path, system_clock()) as file:
        pen = pen_for(file, "Huang Shanquan")
        with file.writing() as connection:
            found = connection.execute(
                "SELECT item, value, session FROM change WHERE field='kind' AND value<>'participant'"
            ).fetchall()
            for item, kind, session in found:
                heads = {one.field: one for one in log.history(connection, item)}
                log.append(
                    connection,
                    [
                        pen.change(session, item, field, value, [heads[field].id] if field in heads else [])
                        for field, value in _values(
                            table_of(kind), {name: one.value or "" for name, one in heads.items()}
                        )
                    ],
                )


def _values(table: Table, now: dict[str, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for field in table.fields:
        if field.name in _NO_WORDS:
            continue
        if field.form == "text":
            found.append((field.name, " ".join(filter(None, (now.get(field.name, ""), f"after {PERSON}")))))
        elif field.name in _OPEN_SETS:
            found.append((f"{field.name}/{PERSON}", "1"))
        elif field.name == "lesson":
            found += [(f"lesson/{key}", f"{key} of {PERSON}") for key in _LESSON]
    return found


def told(path: Path) -> str:
    """Everything in a file of text or a database, its name included: every page of it, free ones too; in NFC."""
    raw = path.read_bytes().decode("utf-8", "replace")
    return unicodedata.normalize("NFC", f"{path.name}\n{raw}\n{raw.replace(chr(13) + chr(10) + ' ', '')}")
