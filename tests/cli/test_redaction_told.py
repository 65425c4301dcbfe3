"""What a redaction leaves to be told: that something was struck, by whom and why, and none of the words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from terminal import good, quick

WORD = "Qyzylorda"


@pytest.fixture
def struck(ana: Path) -> tuple[Path, str]:
    """A note of three versions and a translation, all struck by Cy."""
    (item,) = good("note", ana, f"GAP: the den is at {WORD}").lines
    good("edit", ana, item, f"text=the den is near {WORD}", f"translation=логово: {WORD}")
    good("edit", ana, item, f"text=the den is south of {WORD}", "--author", "Bo")
    good("redact", ana, item, "--reason", "said in confidence", "--author", "Cy")
    return ana, item


def test_history_says_that_by_whom_and_why_without_the_words(struck: tuple[Path, str]) -> None:
    file, item = struck
    for told in (good("history", file, item).out, good("history", file, item, "--json").out):
        assert WORD.casefold() not in told.casefold()
        assert "said in confidence" in told and "Cy" in told
    rows = good("history", file, item, "--json").json
    values = [one for one in rows if one["field"] in ("text", "translation")]
    assert len(values) == 4
    assert all(one["value"] is None for one in values)
    assert {(one["struck"]["by"], one["struck"]["reason"]) for one in values} == {("Cy", "said in confidence")}
    assert {one["author"] for one in values} == {"Ana", "Bo"}


@pytest.mark.parametrize("told", [("show",), ("show", "--json"), ("search", WORD), ("conflicts",), ("check",),
                                  ("tag", "--list"), ("quotes", "Mongolia")])  # fmt: skip
def test_no_command_tells_them_any_more(struck: tuple[Path, str], told: tuple[str, ...]) -> None:
    file, _ = struck
    answer = quick(told[0], file, *told[1:])
    assert WORD.casefold() not in (answer.out + answer.err).casefold()


def test_a_copy_that_the_redaction_reaches_tells_the_same(struck: tuple[Path, str], room: Path) -> None:
    file, item = struck
    good("note", room / "bo.facilitator", "another note")
    good("merge", room / "bo.facilitator", file)
    assert good("history", room / "bo.facilitator", item).out == good("history", file, item).out
    assert good("check", room / "bo.facilitator").code == 0


def test_the_backup_that_holds_them_is_named(ana: Path, room: Path) -> None:
    (item,) = good("note", ana, f"the den is at {WORD}").lines
    good("backups", ana, "--make")
    good("redact", ana, item, "--reason", "said in confidence")
    assert "struck" in quick("backups", ana).out
    assert any(WORD.encode() in one.read_bytes() for one in (room / "Backups").iterdir())


@pytest.mark.parametrize("kind", ["md", "json", "csv"])
def test_papers_written_again_are_without_them(ana: Path, room: Path, kind: str) -> None:
    (item,) = good("note", ana, f"> NIE to look after {WORD} by Fri").lines
    quick("export-all", ana, room / "before", "--formats", kind)
    assert any(WORD.encode() in one.read_bytes() for one in (room / "before").iterdir())
    good("redact", ana, item, "--reason", "said in confidence")
    quick("export-all", ana, room / "after", "--formats", kind)
    assert not any(WORD.encode() in one.read_bytes() for one in (room / "after").iterdir())
    shutil.rmtree(room / "before")


def test_names_in_lists_that_cannot_be_struck_are_told(ana: Path) -> None:
    (item,) = good("note", ana, f"a den #{WORD} #GBF-04").lines
    answer = quick("redact", ana, item, "--reason", "said in confidence")
    assert answer.code == 0
    assert answer.err == (
        f"“{WORD}” stays in the history of every copy: it stands in a list (tags), and only words can be struck.\n"
    )
