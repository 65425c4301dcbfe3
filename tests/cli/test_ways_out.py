"""Whatever field a name stands in, it leaves by no way out below the level: papers, calendar, copies, file names."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
from terminal import good, quick
from test_attribution_sweep import SECRET, records
from ways_out_scene import PERSON, SPEAKING, poisoned, told

from facilitator.clock import system_clock
from facilitator.domain import ActionItem, Workshop
from facilitator.paper.writing import render
from facilitator.store import log
from facilitator.workspace.files import opened, pen_for
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import PAPERS, compose

# The moderator and the rapporteur, in their own lines.
OFFICERS = re.compile(r'(?:Kim Minjun|Tsuruno Hane)(?=, moderator|, rapporteur)|(?<=")(?:Kim Minjun|Tsuruno Hane)(?=")')
LEVELS = ("delegation", "constituency", "none")
ANYBODY = re.compile(rf"{SECRET.pattern}|(?i:flavia|elphberg|rudolf|rassendyll)|FEL\b|RRA\b")
# In bytes of chance, such as the ids of changes, three letters stand together now and then.
LONG = re.compile(r"(?i:minjun|snezhkova|ryabina|shanquan|tsuruno|batbold|huang|flavia|elphberg|rudolf|rassendyll)"
                  r"|김민준|Рябин|Снежков|Батболд|黄山泉|鶴野羽")  # fmt: skip
# Who was there, who proposed something and whose delegation took part may be said at every level; who said what, not.
MAY_BE_TOLD = re.compile(r"took part|from the delegations of|Member States|Academia and experts|1-P1")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return poisoned(tmp_path_factory.mktemp("ways_out"))


def paper(file: Path, level: str, name: str, suffix: str = ".json") -> str:
    document = compose(with_attribution(records(file), level), name, None, system_clock().now())
    return render(document, suffix).data.decode()


def nobody_but_officers(words: str) -> list[str]:
    return [words[max(0, one.start() - 40) : one.end() + 20] for one in ANYBODY.finditer(OFFICERS.sub("", words))]


def test_every_field_names_somebody(file: Path) -> None:
    """The sweep finds a name in every field, and the papers of the level that names everybody hold them."""
    found = records(file)
    assert all(PERSON in getattr(found.workshop, name) for name in ("title", "programme", "venue"))
    assert all(PERSON in one.title for one in (*found.sessions, *found.points))
    action = found.actions[0]
    wordless = {"id", "kind", "session", "point", "order", "at", "language", "due", "status", "speaker", "author"}
    for one in fields(ActionItem):
        value = getattr(action, one.name)
        assert one.name in wordless or not isinstance(value, str) or PERSON in value, one.name
    assert {one.name for one in fields(Workshop)} >= {"title", "programme", "venue", "settings"}
    assert all(PERSON in paper(file, "named", name) for name in PAPERS)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("level", LEVELS)
def test_no_paper_names_anybody_from_any_field(file: Path, name: str, level: str) -> None:
    words = paper(file, level, name)
    if level == "none":
        assert ANYBODY.search(words) is None, ANYBODY.findall(words)
    assert nobody_but_officers(words) == []


@pytest.mark.parametrize("name", [one for one in PAPERS if one != "slides"])
@pytest.mark.parametrize("level", ["constituency", "none"])
def test_no_paper_says_which_delegation_or_organization_spoke(file: Path, name: str, level: str) -> None:
    lines = [line for line in paper(file, level, name, ".md").split("\n") if any(one in line for one in SPEAKING)]
    assert [line for line in lines if not MAY_BE_TOLD.search(line)] == []
    if name == "summary":
        spoken = paper(file, "delegation", name, ".md").split("\n")
        assert [line for line in spoken if SPEAKING[0] in line and not MAY_BE_TOLD.search(line)]


@pytest.mark.parametrize("level", LEVELS)
def test_the_calendar_keeps_to_the_level_that_is_asked_for(file: Path, tmp_path: Path, level: str) -> None:
    out = tmp_path / "programme.ics"
    assert quick("export", file, "programme", "--attribution", level, "-o", out).code == 0
    assert "[a participant]" in told(out)
    assert ANYBODY.search(told(out)) is None
    assert quick("export", file, "programme", "--attribution", "named", "-o", out).code == 0
    assert PERSON in told(out)


@pytest.mark.parametrize("level", LEVELS)
def test_no_page_of_a_published_copy_names_anybody(file: Path, tmp_path: Path, level: str) -> None:
    out = tmp_path / "copy.facilitator"
    good("publish", file, "--attribution", level, "-o", out)
    words, cells = told(out), dumped(out)
    if level == "none":
        assert LONG.search(words) is None, LONG.findall(words)
        assert ANYBODY.search(cells) is None, ANYBODY.findall(cells)
    officers = re.compile(r'(?:(?<=")|(?<=rs/)|rs/~[0-9a-f]{16}\W{0,4}\d )(?:Kim Minjun|Tsuruno Hane)')
    assert LONG.search(officers.sub("", words)) is None
    assert ANYBODY.search(officers.sub("", cells)) is None
    assert any(one in words for one in SPEAKING) == (level == "delegation")
    assert list(tmp_path.iterdir()) == [out]


def test_the_settled_words_of_a_published_copy_name_nobody(file: Path, tmp_path: Path) -> None:
    """Also where the name reaches over two ways of setting the words, as Word parts them."""
    part = {"type": "part", "key": "messages", "title": f"For {PERSON}", "records": [], "blocks": [
        {"type": "paragraph", "records": [], "text": [
            {"type": "span", "text": "Settled by Batb", "records": []},
            {"type": "span", "text": "old Dorj", "strong": True}]},
        {"type": "table", "records": [], "columns": [{"type": "column", "title": PERSON}], "rows": [
            {"type": "row", "records": [], "cells": [{"type": "cell", "value": PERSON, "paragraphs": []}]}]},
        {"type": "bars", "row_title": PERSON, "columns": [PERSON], "total_title": PERSON, "series": [PERSON],
         "records": [], "groups": [{"type": "bargroup", "title": PERSON, "counts": [[1]], "notes": [PERSON]}]},
    ]}  # fmt: skip
    settled = tmp_path / "settled.facilitator"
    settled.write_bytes(file.read_bytes())
    session = good("show", settled, "--json").json["session"]["id"]
    forge(settled, kind="cleared part", paper="summary", covers=session, part="messages",
          cleared_by=PERSON, body=json.dumps({"attribution": "none", "basis": "", "part": part}))  # fmt: skip
    out = tmp_path / "copy.facilitator"
    good("publish", settled, "--attribution", "none", "-o", out)
    assert "Settled by" in told(out)
    assert LONG.search(told(out)) is None, LONG.findall(told(out))
    assert "Batb" not in told(out)
    for suffix in (".md", ".json"):
        shown = paper(settled, "none", "summary", suffix)
        assert "Settled by" in shown
        assert ANYBODY.search(shown) is None and "Batb" not in shown


@pytest.mark.parametrize("body", ["[" * 100_000, "{}", "[]", "nothing", '{"attribution": "none"}'])
def test_a_settled_part_that_is_none_stops_no_publishing(file: Path, tmp_path: Path, body: str) -> None:
    settled, out = tmp_path / "settled.facilitator", tmp_path / "copy.facilitator"
    settled.write_bytes(file.read_bytes())
    forge(settled, kind="cleared part", paper="summary", covers="x", part="messages", body=body)
    good("publish", settled, "--attribution", "none", "-o", out)
    assert good("check", out).code == 0


@pytest.mark.parametrize("level", ["none"])
def test_no_file_of_all_papers_is_named_after_anybody(file: Path, tmp_path: Path, level: str) -> None:
    quick("export-all", file, tmp_path / "all", "--formats", "md", "--attribution", level)
    names = sorted(path.name for path in (tmp_path / "all").iterdir())
    assert len(names) == 5
    assert ANYBODY.search(" ".join(names)) is None


def dumped(path: Path) -> str:
    """The texts of every cell of a database; blobs come as hexadecimal digits."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def forge(path: Path, **values: str) -> None:
    """Puts an item into a file behind the commands' back, as a merged file could."""
    with opened(path, system_clock()) as held:
        pen = pen_for(held, "Eve")
        with held.writing() as connection:
            log.append(connection, [pen.change("", "forged", name, value) for name, value in values.items()])
