"""What is copied, read back before the room or filled in as a table names nobody below the level, whatever field a
name stands in."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from terminal import good, quick
from test_attribution_sweep import SECRET, records
from test_ways_out import ANYBODY
from ways_out_scene import PERSON, SPEAKING, poisoned

from facilitator.clock import system_clock
from facilitator.domain import Conflict, Records, Version
from facilitator.store.opening import SessionFile
from facilitator.workspace.action_desk_reminder import reminders
from facilitator.workspace.files import opened
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.projecting import project
from facilitator.workspace.quotes_check import to_check
from facilitator.workspace.quotes_desk import find_standing
from facilitator.workspace.read_back import list_readings, read_back
from facilitator.workspace.told_words import told_lines

LEVELS = ("delegation", "constituency", "none")
LINES = (
    "Kim: roads first", "Kim Minjun: fences", "KMJ: wells", "GAP: Kim Minjun: no wells", "Kim Minjun, RSN: +1",
    "Рябина Снежкова: дороги", "黄山泉：路", "Ruritania: bridges", "Zenda Institute: dams", "Ruritania: = one map",
    "> Kim to map by Fri", "see @Shanquan", "LESSON: Flavia Elphberg: ask", "김 박사: 길", "Elphberg asked", "= agreed",
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = poisoned(tmp_path_factory.mktemp("words"))
    quick("note", file, "-", "--point", "Methodologies", data="\n".join(LINES).encode())
    (action,) = good("note", file, "> NIE to keep a list").lines
    good("edit", file, action, f"due_text=when {PERSON} is back")
    return file


@pytest.fixture
def file(path: Path) -> Iterator[SessionFile]:
    with opened(path, system_clock()) as found:
        yield found


def ids(found: Records) -> list[str]:
    return [one.id for one in (*found.notes, *found.proposals, *found.actions)]


@pytest.mark.parametrize("level", LEVELS)
def test_copied_lines_name_nobody(path: Path, file: SessionFile, level: str) -> None:
    told = "\n".join(told_lines(file, ids(records(path)), level))
    assert ANYBODY.search(told) is None, ANYBODY.findall(told)
    assert any(f"{one}: " in told for one in SPEAKING) == (level == "delegation")
    for kept in ("roads first", "> ", "GAP: ", "LESSON: ", "= one map" if level == "none" else "one map"):
        assert kept in told


def test_copied_lines_are_as_typed_where_everybody_may_be_named(path: Path, file: SessionFile) -> None:
    told = told_lines(file, ids(records(path)), "named")
    assert {"Kim: roads first", "Ruritania: bridges"} <= set(told)
    assert SECRET.search("\n".join(told))


@pytest.mark.parametrize("level", LEVELS)
def test_what_somebody_said_is_copied_for_them_without_anybody_else(path: Path, level: str) -> None:
    found = records(path)
    for ref in (*(one.id for one in found.participants), "MNG", "NIE"):
        checked = to_check(found, find_standing(found, ref).records, level)
        told = "\n".join(f"{one.kind} {one.place} {one.who} {one.words} {one.due}" for one in checked)
        assert ANYBODY.search(told) is None, ANYBODY.findall(told)


@pytest.mark.parametrize("level", LEVELS)
def test_a_reminder_to_paste_names_nobody(path: Path, level: str) -> None:
    found = records(path)
    leads = {lead for one in found.actions for lead in one.leads}
    assert leads
    told = "\n".join(one.text for one in reminders(found, leads, date(2024, 9, 1), level))
    assert "after [a participant]" in told
    assert ANYBODY.search(told) is None, ANYBODY.findall(told)
    named = "\n".join(one.text for one in reminders(found, leads, date(2024, 9, 1), "named"))
    assert PERSON in named


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_read_back_names_nobody(path: Path, level: str) -> None:
    """All that the page may paint or a screen reader say; what stands around the words is never shown."""
    found = disputed(records(path))
    told = list_readings(with_attribution(found, level)).readings
    assert len(told) >= 4 and any(one.others for one in told)
    shown = "\n".join(
        "\n".join((one.words, one.session, one.point, one.label, *one.leads, one.by, *one.others)) for one in told
    )
    assert "[a participant]" in shown
    assert ANYBODY.search(shown) is None, ANYBODY.findall(shown)
    assert PERSON in "".join(one.words for one in list_readings(with_attribution(found, "named")).readings)


def disputed(found: Records) -> Records:
    """The records with another version of the words of each agreement and action."""
    items = [*(one for one in found.notes if one.kind == "agreement"), *found.actions]
    versions = tuple(
        Version(f"{place:064x}", words, "Huang Shanquan", 0, "text")
        for place, words in enumerate((f"what {PERSON} said", "Kim: roads first, asked Kim Minjun"))
    )
    conflicts = tuple(Conflict(one.id, "text", versions) for one in items)
    return replace(
        found,
        conflicts=conflicts,
        notes=tuple(
            replace(one, speaker="", speaker_text="Kim") if one.kind == "agreement" else one for one in found.notes
        ),
    )


def test_the_level_that_is_chosen_rules_what_is_read_back(file: SessionFile) -> None:
    named, nobody = ("".join(one.words for one in read_back(file, level).readings) for level in ("named", "none"))
    assert PERSON in named and PERSON not in nobody


@pytest.mark.parametrize("level", LEVELS)
def test_the_projector_names_nobody(path: Path, level: str) -> None:
    found = records(path)
    for session in found.sessions:
        shown = project(found, session.id, level)
        told = re.sub(r"attribution=.*", "", repr(replace(shown, attribution=None)))  # type: ignore[arg-type]
        assert ANYBODY.search(told) is None, ANYBODY.findall(told)


def test_the_grid_of_tags_is_filled_in_without_names(path: Path, tmp_path: Path) -> None:
    """It comes back by its ids, so the words in it need not be those of the record."""
    copy, grid = tmp_path / "copy.facilitator", tmp_path / "grid.csv"
    copy.write_bytes(path.read_bytes())
    frame = records(copy).workshop.id
    good("edit", copy, frame, "settings/paper.attribution=none")
    good("tag", copy, "--grid", "-o", grid)
    with grid.open(encoding="utf-8-sig", newline="") as stream:
        words = "\n".join(row["text"] for row in csv.DictReader(stream))
    assert "[a participant]" in words
    assert ANYBODY.search(words) is None, ANYBODY.findall(words)
    assert good("tag", copy, grid).out == "Nothing changes.\n"
