"""One clean file for the stick, by the command line."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from terminal import good, quick


def test_the_pack_holds_every_change_and_merging_it_brings_nothing(room: Path) -> None:
    good("merge", "ana.facilitator", "bo.facilitator")
    made = good("pack", "ana.facilitator", "-o", "stick.facilitator", "--json").json
    assert good("digest", "stick.facilitator").out == good("digest", "ana.facilitator").out
    assert (made["sessions"], made["conflicts"]) == (["2.1"], 2)
    assert made["records"]["statement"] == 1 and made["size"] == (room / "stick.facilitator").stat().st_size
    assert "nothing new" in good("merge", "ana.facilitator", "stick.facilitator").out
    assert good("check", "stick.facilitator").code == 0


def test_without_a_name_it_gets_one_that_people_understand_and_never_the_same_twice(room: Path) -> None:
    for expected in (
        "Session 2.1 – Ana – 29 Aug 12.40.facilitator",
        "Session 2.1 – Ana – 29 Aug 12.40 (2).facilitator",
    ):
        told = good("pack", "ana.facilitator").lines
        assert told[0].endswith(expected) and told[1].startswith("Session 2.1: ")
        assert (room / expected).exists()


def test_an_author_with_a_slash_makes_no_path(room: Path) -> None:
    good("new", "evil.facilitator", "--template", "workshop", "--session", "1", "--author", "../../Ana\u202e/x")
    made = good("pack", "evil.facilitator", "--json").json
    assert Path(made["path"]).parent == room
    assert "\u202e" not in made["path"]


def test_nothing_of_this_copy_alone_travels(room: Path) -> None:
    note = good("note", "bo.facilitator", "the den is at 43.21 N").lines[0]
    good("redact", "bo.facilitator", note, "--reason", "a den")
    good("merge", "ana.facilitator", "bo.facilitator", "cy.facilitator", "--hold-redactions")
    with closing(sqlite3.connect(room / "ana.facilitator")) as connection:
        connection.execute("INSERT INTO quarantine VALUES(99, 'x', 'y', 'words of somebody else', 0)")
        connection.commit()
    good("pack", "ana.facilitator", "-o", "stick.facilitator")
    with closing(sqlite3.connect(room / "stick.facilitator")) as connection:
        for table in ("opened", "quarantine", "held_redaction", "import_log"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert b"words of somebody else" not in (room / "stick.facilitator").read_bytes()


def test_struck_words_are_nowhere_in_it(room: Path) -> None:
    note = good("note", "ana.facilitator", "the den is at 43.21 N").lines[0]
    good("redact", "ana.facilitator", note, "--reason", "a den")
    good("pack", "ana.facilitator", "-o", "stick.facilitator")
    assert b"43.21" not in (room / "stick.facilitator").read_bytes()


@pytest.mark.parametrize("out", ["ana.facilitator", "pack.txt", "nowhere/pack.facilitator"])
def test_what_cannot_be_is_one_sentence_and_leaves_nothing(room: Path, out: str) -> None:
    before = (room / "ana.facilitator").read_bytes()
    (room / "nowhere").write_text("a file, not a folder")
    found = quick("pack", "ana.facilitator", "-o", out)
    assert found.code == 1 and found.err.count("\n") == 1 and "Traceback" not in found.err
    assert (room / "ana.facilitator").read_bytes() == before
    assert not [path for path in room.iterdir() if path.name.endswith(".part")]
