"""What a redaction leaves to be told: that something was struck, by whom and why, and none of the words."""

from __future__ import annotations

import json
import shlex
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from terminal import good, quick

from facilitator.changes import SALT_BYTES, WRITER_BYTES, Pen
from facilitator.clock import system_clock
from facilitator.store import log
from facilitator.workspace.files import opened

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


def test_words_in_lists_are_struck_without_a_word_more(ana: Path) -> None:
    (item,) = good("note", ana, f"a den #{WORD} #GBF-04").lines
    assert good("redact", ana, item, "--reason", "said in confidence").err == ""
    assert WORD.casefold().encode() not in ana.read_bytes().lower()


def test_names_in_lists_of_an_older_file_that_cannot_be_struck_are_told(ana: Path) -> None:
    (item,) = good("note", ana, "a den #GBF-04").lines
    with opened(ana, system_clock()) as file, file.writing() as connection:
        pen = Pen("Ana", b"1" * WRITER_BYTES, lambda: 0, lambda: b"2" * SALT_BYTES)
        log.append(connection, [pen.change("", item, f"tags/{WORD}", "1")])
    answer = quick("redact", ana, item, "--reason", "said in confidence")
    assert answer.code == 0
    assert answer.err == (
        f"“{WORD}” stays in the history of every copy: an older version wrote it into a list (tags), where it cannot be"
        " struck.\n"
    )


def in_bytes(*files: Path) -> list[bool]:
    """Whether the word is anywhere in files, in any case."""
    return [WORD.casefold().encode() in one.read_bytes().lower() for one in files]


SAID = f'the den is at {WORD}, the "second" tree'  # stored papers are JSON, where these marks are escaped


@pytest.fixture
def settled(ana: Path) -> tuple[Path, str]:
    """A note whose words stand besides in another note, a tag of a third, a settled part and an issued paper."""
    (item,) = good("note", ana, f"AGREED: {SAID}").lines
    (other,) = good("note", ana, f"? is it true that {SAID.upper()}").lines
    good("edit", ana, other, "text=is that so")
    words = f"We heard that {SAID}. Nothing else."
    good("settle", ana, "summary", "messages", "-", "--author", "Mo", data=words.encode())
    good("issue", ana, "summary", "final", "--by", "Mo")
    return ana, item


def commands(answer: str) -> list[list[str]]:
    """The commands that an answer names, without the name of the program."""
    lines = [line.partition("strike them with: facilitator ") for line in answer.splitlines()]
    return [shlex.split(command) for _, sign, command in lines if sign]


def test_where_the_words_stand_besides_is_told_with_commands_that_strike_them(settled: tuple[Path, str]) -> None:
    file, item = settled
    answer = quick("redact", file, item, "--reason", "it’s said in confidence")
    assert answer.code == 0
    told = commands(answer.err)
    assert sorted(one[3] for one in told) == ["body", "text", "tree"]
    assert "a part of a paper that was settled" in answer.err and "a paper that was issued" in answer.err
    assert WORD.casefold() not in answer.err.casefold()
    assert in_bytes(file) == [True]
    for one in told:
        assert quick(*one).code == 0
    assert in_bytes(file) == [False]
    assert quick("check", file).code == 0
    for shown in (("show",), ("issued",), ("conflicts",), ("settle", "summary")):
        assert quick(shown[0], file, *shown[1:]).code == 0
    assert quick("export-all", file, file.with_name("papers")).code == 0


def test_everywhere_strikes_them_all_in_one_step(settled: tuple[Path, str]) -> None:
    file, item = settled
    before = len(good("history", file, item, "--json").json)
    answer = quick("redact", file, item, "--reason", "said in confidence", "--everywhere")
    assert answer.code == 0 and answer.err.count("Struck too in: ") == 3
    assert in_bytes(file) == [False]
    assert len(good("history", file, item, "--json").json) == before + 1
    tree = [row for row in rows_of(file, "digest", "bases", "tree") if row[1] is not None]
    assert tree == []


def rows_of(file: Path, *fields: str) -> list[tuple[str, str | None]]:
    with closing(sqlite3.connect(file)) as connection:
        marks = ",".join("?" * len(fields))
        return connection.execute(f"SELECT field, value FROM change WHERE field IN ({marks})", fields).fetchall()


def test_a_merge_that_strikes_words_tells_where_they_stand_in_the_target_besides(
    settled: tuple[Path, str], room: Path
) -> None:
    file, item = settled
    bo = room / "bo.facilitator"
    target = room / "target.facilitator"
    good("merge", bo, file)
    shutil.copyfile(file, target)
    quick("redact", bo, item, "--reason", "said in confidence", "--everywhere")
    (mine,) = good("note", target, f"my own: {SAID}").lines
    dry = good("merge", target, bo, "--dry-run", "--json").json
    assert [(one["item"], one["field"]) for one in dry["sources"][0]["standing"]] == [(mine, "text")]
    told = good("merge", target, bo).out
    (command,) = commands(told)
    assert command[:4] == ["redact", str(target), mine, "text"] and in_bytes(target) == [True]
    good(*command)
    assert in_bytes(target) == [False]
    assert "strike them with" not in good("merge", target, bo).out


def test_short_words_are_told_only_where_they_are_the_whole_of_a_value(ana: Path) -> None:
    (item,) = good("note", ana, f"a den #{WORD}").lines
    (same,) = good("note", ana, f"another #{WORD.lower()}").lines
    good("note", ana, f"near {WORD} there is none")
    good("note", ana, "the lead is to be told")
    answer = quick("redact", ana, item, "tags", "--reason", "said in confidence")
    # A tag stands in the text of its own note, too.
    wanted = [[item, "text"], [same, f"tags/{WORD.lower()}"]]
    assert sorted(one[2:4] for one in commands(answer.err)) == sorted(wanted)


def test_a_reason_that_says_the_words_is_refused_and_nothing_is_struck(settled: tuple[Path, str]) -> None:
    file, item = settled
    answer = quick("redact", file, item, "--reason", f"nobody may know that {SAID}")
    assert answer.code != 0 and "The reason says the words themselves" in answer.err
    assert SAID in good("show", file).out


def test_what_was_struck_cannot_be_guessed_from_the_digests_of_papers(ana: Path, room: Path) -> None:
    (item,) = good("note", ana, "> NIE to guard the den at 46.1 N by Fri").lines
    good("note", ana, "LESSON: begin early")
    good("settle", ana, "summary", "actions", "-", "--author", "Mo", data=b"One thing is to be done.")
    good("settle", ana, "summary", "lessons", "-", "--author", "Mo", data=b"Begin in spring.")
    good("issue", ana, "summary", "final", "--by", "Mo")
    before = digests_of(ana)
    assert set(before) == {"actions", "lessons", "issued actions", "issued lessons"}
    answer = quick("redact", ana, item, "--reason", "said in confidence", "--everywhere")
    assert "count as older than their records" in answer.err
    assert digests_of(ana) == {key: before[key] for key in ("lessons", "issued lessons")}
    good("merge", room / "bo.facilitator", ana)
    gone = {before["actions"], before["issued actions"]}
    assert all(one.encode() not in path.read_bytes() for one in gone for path in (ana, room / "bo.facilitator"))
    written = quick("export", ana, "summary", "-o", room / "s.md")
    assert written.code == 0 and "Record " in written.err and "“”" not in written.err
    assert "One thing is to be done." in (room / "s.md").read_text("utf-8")
    assert quick("check", ana).code == 0


def test_a_settled_part_that_rests_on_struck_words_is_to_be_looked_at_again(ana: Path) -> None:
    (item,) = good("note", ana, "> NIE to guard the den at 46.1 N by Fri").lines
    good("note", ana, "LESSON: begin early")
    for part in ("actions", "lessons"):
        good("settle", ana, "summary", part, "-", "--author", "Mo", data=b"One thing.")
    quick("redact", ana, item, "--reason", "said in confidence")
    parts = {one["key"]: one for one in good("settle", ana, "summary", "--json").json}
    assert [key for key, one in parts.items() if one["stale"]] == ["actions"]
    assert parts["actions"]["words"] == parts["lessons"]["words"] == "One thing."


def digests_of(file: Path) -> dict[str, str]:
    """Part → the digest of the records that a settled part, or an issued paper, rests on."""
    found: dict[str, str] = {}
    for field, value in rows_of(file, "body", "bases"):
        data = json.loads(value or "{}")
        if field == "bases":
            found |= {f"issued {key}": digest for key, digest in data.items() if key in ("actions", "lessons")}
        elif data.get("basis"):
            found[data["part"]["key"]] = data["basis"]
    return found
