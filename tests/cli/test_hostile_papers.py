"""What is stored of a paper, or sent in its place, may come from anybody: it is passed over or refused, never a bug."""

from __future__ import annotations

import csv
import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from terminal import NOW, command, environment, good, quick, refused

from facilitator.clock import system_clock
from facilitator.store import log
from facilitator.workspace.files import opened, pen_for

DEEP = "[" * 100_000


def forge(path: Path, **fields: str) -> None:
    """Puts an item into a file behind the commands' back, as a merged file could."""
    with opened(path, system_clock()) as file:
        pen = pen_for(file, "Eve")
        with file.writing() as connection:
            log.append(connection, [pen.change("", "forged", name, value) for name, value in fields.items()])


def session(path: Path) -> str:
    return good("show", path, "--json").json["session"]["id"]


def written(path: Path) -> str:
    out = path.with_name("out.md")
    answer = quick("export", path, "summary", "-o", out)
    assert answer.code == 0, answer
    return out.read_text(encoding="utf-8")


def node(kind: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, **fields}


def part(*blocks: Any) -> dict[str, Any]:
    return node("part", key="messages", title="Forged", blocks=list(blocks))


def nested(depth: int) -> dict[str, Any]:
    """Topics in topics."""
    inner = node("paragraph", text=[])
    for _ in range(depth):
        inner = node("topic", title="t", blocks=[inner])
    return inner


@pytest.mark.parametrize(
    "forged",
    [
        part(1),
        part("words"),
        part(node("span", text="a span is no block")),
        part(node("paragraph", text="no spans")),
        part(node("paragraph", text=[node("span", text=7)])),
        part(node("table", columns=[node("column", title=["x"])], rows=[])),
        part(node("table", columns=[], rows=[node("row", cells=[None])])),
        part(node("bars", row_title="", columns=[], total_title="", series=[], groups=[[]])),
        part(node("strip", row_title="", groups=[["t", 1]], rows=[])),
        part(node("paragraph", text=[], records=[1])),
        {**part(), "title": None},
        {**part(), "landscape": 1},
        part(nested(200)),
    ],
)
def test_a_settled_part_that_is_none_leaves_the_composed_one(ana: Path, forged: dict[str, Any]) -> None:
    body = json.dumps({"attribution": "none", "basis": "", "part": forged})
    before = written(ana)
    forge(ana, kind="cleared part", paper="summary", covers=session(ana), part="messages", body=body)
    assert "Forged" not in written(ana)
    assert written(ana) == before


def test_a_settled_part_that_is_one_stands(ana: Path) -> None:
    body = json.dumps({"attribution": "none", "basis": "", "part": part(node("paragraph", text=[]))})
    forge(ana, kind="cleared part", paper="summary", covers=session(ana), part="messages", body=body)
    assert "Forged" in written(ana)


@pytest.mark.parametrize("bases", [DEEP, "[]", "nothing", "{}"])
@pytest.mark.parametrize("tree", [DEEP, "{}", '{"type": "document", "parts": 1}'])
def test_an_issued_paper_that_is_none_does_not_count(ana: Path, tree: str, bases: str) -> None:
    before = written(ana)
    digest = sha256(tree.encode()).hexdigest()
    kept = {"paper": "summary", "covers": session(ana), "status": "final", "attribution": "delegation"}
    forge(ana, kind="issued paper", tree=tree, digest=digest, bases=bases, after="forged", **kept)
    assert written(ana) == before
    assert quick("quotes", ana, "Mongolia").code == 0
    assert quick("issue", ana, "summary", "final").code == 0


def test_bases_too_deep_to_read_do_not_count(ana: Path) -> None:
    good("issue", ana, "summary", "final")
    step = good("issued", ana, "--json").json[0]["id"]
    with opened(ana, system_clock()) as file:
        pen = pen_for(file, "Eve")
        with file.writing() as connection:
            heads = [one.id for one in log.history(connection, step) if one.field == "bases"]
            log.append(connection, [pen.change("", step, "bases", DEEP, heads)])
    assert "**Draft**" in written(ana)


def test_a_file_in_place_of_the_folder_for_all_papers_is_one_sentence(ana: Path) -> None:
    before = ana.read_bytes()
    for folder in (ana, ana / "sub"):
        assert refused(quick("export-all", ana, folder)).endswith("is a file; give the papers a folder.")
    assert ana.read_bytes() == before


def test_a_plan_that_holds_its_rows_a_thousand_times_says_nothing_new(ana: Path) -> None:
    good("note", ana, "> NIE to list the roads by 2025-03-01")
    plan = ana.with_name("plan.csv")
    assert quick("export", ana, "actions", "-o", plan).code == 0
    with plan.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    with plan.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([head, *rows * 1000])
    assert rows
    assert "0 changes and 0 new actions came in; 0 conflicts" in good("import", ana, plan).out


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_a_note_does_not_steer_the_terminal(ana: Path) -> None:
    import subprocess

    good("note", ana, "a red \x1b[31mherring\x07 swims")
    main, terminal = os.openpty()
    done = subprocess.run(command("search", ana, "swims"), stdout=terminal, env=environment({"FACILITATOR_NOW": NOW}))
    os.close(terminal)
    shown = os.read(main, 4096)
    os.close(main)
    assert done.returncode == 0
    assert b"herring" in shown
    assert b"\x1b" not in shown and b"\x07" not in shown
    assert "\x1b[31mherring" in good("search", ana, "swims").out


def test_a_grid_as_it_was_exported_changes_nothing_where_lessons_share_a_label(ana: Path) -> None:
    lines = ("*lesson: nets wear out fast", "*lesson: nets wear out quickly", "PROPOSAL: Better nets")
    first, second, proposal = good("note", ana, *lines).lines
    good("edit", ana, first, f"same_as/{second}=1")
    grid = ana.with_name("grid.csv")
    for lesson in (first, second):
        good("tag", ana, proposal, "--takes-up", lesson)
        good("tag", ana, "--grid", "-o", grid)
        assert good("tag", ana, grid).out == "Nothing changes.\n"
        good("tag", ana, proposal, "--takes-up", f"-{lesson}")


def test_a_plan_of_words_that_no_cell_holds_comes_back_without_a_change(ana: Path) -> None:
    """Marks that turn the reading direction stay in the record and out of the sheet: that alone is no edit."""
    good("note", ana, "> NIE to send \u202ethe\u202c list\x07 by 2025-03-01")
    for suffix in ("csv", "xlsx"):
        plan = ana.with_name(f"plan.{suffix}")
        assert quick("export", ana, "actions", "-o", plan).code == 0
        assert "0 changes and 0 new actions came in; 0 conflicts" in good("import", ana, plan).out
