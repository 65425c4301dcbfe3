"""A copy for everybody: what stands now, nobody below the level, no history, never merged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from terminal import good, quick
from test_attribution_sweep import NAMES, SECRET, held  # noqa: F401 (a fixture)

_AGREED = ("one protocol", "one map")
LEVELS = ("delegation", "constituency", "none")


def _published(file: Path, folder: Path, level: str) -> Path:
    out = folder / f"{level}.facilitator"
    good("publish", file, "--attribution", level, "-o", out)
    return out


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_of_the_roster_is_in_its_bytes(held: Path, tmp_path: Path, level: str) -> None:  # noqa: F811
    out = _published(held, tmp_path, level)
    with closing(sqlite3.connect(out)) as connection:
        words = "\n".join(connection.iterdump())
    assert "Methodologies" in words
    found = {match[0] for match in SECRET.finditer(words)}
    assert not {one for one in found if level == "none" or not _is_officer(one, words)}, found


def _is_officer(name: str, words: str) -> bool:
    """Moderators and rapporteurs are named but at level none: in the rows of the session, and nowhere else."""
    lines = [line for line in words.split("\n") if name in line]
    return all("moderators" in line or "rapporteurs" in line or '"sessions"' in line for line in lines)


def test_at_level_none_raw_bytes_name_nobody(held: Path, tmp_path: Path) -> None:  # noqa: F811
    """Free pages too; abbreviations left out, for three letters stand together in ids of chance now and then."""
    data = _published(held, tmp_path, "none").read_bytes().decode("utf-8", "replace")
    assert not [name for name in NAMES if len(name.encode()) > 3 and name in data]


@pytest.mark.parametrize("level", ("named", *LEVELS))
def test_who_confirmed_is_named_at_level_named_only(room: Path, level: str) -> None:
    file = room / "ana.facilitator"
    good("note", file, "AGREED: one protocol", "AGREED: one map", "ACTION: send the map")
    shown = good("show", file, "--json").json
    protocol, chart = (next(one["id"] for one in shown["notes"] if one["text"] == text) for text in _AGREED)
    good("edit", file, protocol, "confirmed=2024-08-29 11:40, as amended, Sandpiper Grey")
    good("edit", file, chart, "confirmed=3 people and Sandpiper Grey", "parked=2024-08-29 11:42, Sandpiper Grey")
    action = next(one["id"] for one in shown["action_items"] if "send the map" in one["text"])
    good("edit", file, action, "lead_confirmed=Sandpiper Grey", "confirmed=2024-08-29, Sandpiper Grey")
    out = _published(file, room, level)
    assert (b"Sandpiper" in out.read_bytes()) == (level == "named")
    copy = good("show", out, "--json").json
    said = {one["id"]: one for one in (*copy["notes"], *copy["action_items"])}
    if level != "named":
        assert said[protocol]["confirmed"] == "2024-08-29 11:40"
        assert (said[chart]["confirmed"], said[chart]["parked"]) == ("yes", "2024-08-29 11:42")
        assert (said[action]["lead_confirmed"], said[action]["confirmed"]) == ("yes", "2024-08-29")


def test_what_stands_now_is_there_and_nothing_that_stood_before(room: Path) -> None:
    note = good("note", "ana.facilitator", "roads first, said nobody").lines[0]
    good("edit", "ana.facilitator", note, "text=fences first")
    good("note", "ana.facilitator", "a note that goes", "--author", "Zed")
    gone = good("search", "ana.facilitator", "goes", "--json").json[0]["id"]
    good("delete", "ana.facilitator", gone)
    out = _published(room / "ana.facilitator", room, "named")
    data = out.read_bytes()
    assert b"fences first" in data
    for word in (b"roads first", b"a note that goes", b"Zed"):
        assert word not in data
    assert {one["author"] for one in good("show", out, "--json").json["notes"]} == {""}
    assert good("check", out).code == 0


def test_its_papers_say_the_same_as_those_of_the_file_it_was_made_from(room: Path) -> None:
    good("note", "ana.facilitator", "AGREED: one protocol for all", "JP: +1 to that", "LESSON: ask first")
    out = _published(room / "ana.facilitator", room, "delegation")
    for file, paper in ((room / "ana.facilitator", "a.md"), (out, "b.md")):
        quick("export", file, "summary", "-o", room / paper, "--attribution", "delegation")
    assert (room / "a.md").read_text() == (room / "b.md").read_text()


def test_it_is_read_and_searched_and_neither_written_nor_merged(room: Path) -> None:
    out = _published(room / "ana.facilitator", room, "none")
    assert good("search", out, "camera").out
    for asked in (
        ("note", out, "one more"),
        ("merge", room / "ana.facilitator", out),
        ("merge", out, room / "bo.facilitator"),
        ("merge", room / "new.facilitator", out, "--other-workshop"),
    ):
        before = out.read_bytes(), (room / "ana.facilitator").read_bytes()
        said = quick(*asked)
        assert said.code == 1 and said.err.count("\n") == 1 and "published copy" in said.err, asked
        assert (out.read_bytes(), (room / "ana.facilitator").read_bytes()) == before
    assert not (room / "new.facilitator").exists()


@pytest.mark.parametrize(
    "asked", [("--attribution", "loud", "-o", "x.facilitator"), ("--attribution", "none", "-o", "ana.facilitator"),
              ("--attribution", "none", "-o", "x.txt")]
)  # fmt: skip
def test_what_cannot_be_is_one_sentence(room: Path, asked: tuple[str, ...]) -> None:
    before = (room / "ana.facilitator").read_bytes()
    found = quick("publish", "ana.facilitator", *asked)
    assert found.code == 1 and found.err.count("\n") == 1
    assert (room / "ana.facilitator").read_bytes() == before and not (room / "x.facilitator").exists()
