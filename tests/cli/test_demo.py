"""The main job, end to end: the demo's files, its papers, and the same papers from any order of merging."""

from __future__ import annotations

import hashlib
import itertools
import os
from pathlib import Path

import pytest

from facilitator.clock import seeded_clock, system_clock
from facilitator.errors import FacilitatorError
from facilitator.workspace import files, merging, proving
from facilitator.workspace.capturing import Capture
from facilitator.workspace.demo import run_demo
from facilitator.workspace.papers import export
from facilitator.workspace.showing import load_records

NOW = {"FACILITATOR_NOW": "2024-08-29T12:40:00+09:00"}
LAPTOPS = ("2.1 Oyun", "2.1 Bada", "2.2 Kaede", "2.2 Lena")
DAY = "2024-08-29"
READ = [
    f"{name} – {DAY}"
    for name in ("Session 2.1 – Moderator’s summary", "Session 2.2 – Moderator’s summary", "Roundtable pack")
]
FILES = {
    **dict.fromkeys(READ, (".pdf", ".docx", ".md", ".json")),
    **{f"Session {code} – Slides – {DAY}": (".pptx", ".pdf") for code in ("2.1", "2.2")},
    f"Action plan – {DAY}": (".pdf", ".xlsx"),
    f"Lessons learnt – {DAY}": (".pdf", ".docx"),
    f"Workshop report – {DAY}": (".pdf", ".docx"),
}
EVERY = (".pdf", ".docx", ".md", ".json", ".pptx", ".xlsx")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder, said = tmp_path_factory.mktemp("demo") / "here", []
    run_demo(folder, NOW, said.append)
    return folder, said


def _hashes(folder: Path, *suffixes: str) -> dict[str, str]:
    found = sorted(path for path in folder.iterdir() if path.suffix in suffixes)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_every_file_is_written_and_said(demo: tuple[Path, list[str]]) -> None:
    folder, said = demo
    names = {*(f"{name}.facilitator" for name in (*LAPTOPS, "2.1", "2.2", "roundtable"))}
    names |= {f"{paper}{suffix}" for paper, suffixes in FILES.items() for suffix in suffixes}
    assert {path.name for path in folder.iterdir()} == names
    assert all(any(str(folder / name) in line for line in said) for name in names)


def test_the_files_overlap_conflict_and_are_sound(demo: tuple[Path, list[str]]) -> None:
    folder, _ = demo
    for path in folder.glob("*.facilitator"):
        with files.opened(path, system_clock(NOW)) as file:
            assert proving.check(file) == []
    with files.opened(folder / "roundtable.facilitator", system_clock(NOW)) as file:
        records = load_records(file)
    assert {conflict.field for conflict in records.conflicts} == {"due", "cost", "deleted"}
    assert any(record.same_as for record in records.notes)
    assert {session.code for session in records.sessions if session.held} == {"2.1", "2.2"}


def test_what_is_invented_is_marked_on_every_paper(demo: tuple[Path, list[str]]) -> None:
    folder, _ = demo
    for paper in READ:
        for suffix in (".md", ".json"):
            assert "invented" in (folder / f"{paper}{suffix}").read_text(encoding="utf-8")


def test_a_second_run_changes_nothing_and_never_what_somebody_wrote(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    run_demo(folder, NOW, lambda line: None, ["summary"])
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    run_demo(folder, NOW, lambda line: None, ["summary"])
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    with files.opened(folder / "2.1.facilitator", system_clock(NOW)) as file:
        Capture(file, None, None, "Visitor").keep(["a line of my own"])
    mine = (folder / "2.1.facilitator").read_bytes()
    run_demo(folder, NOW, lambda line: None, ["summary"])
    assert (folder / "2.1.facilitator").read_bytes() == mine
    assert _hashes(tmp_path / "demo-2", *EVERY) == _hashes(folder, *EVERY)


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("mine")
    with pytest.raises(FacilitatorError, match="demo"):
        run_demo(tmp_path / "demo", NOW, lambda line: None)
    assert (tmp_path / "demo").read_text() == "mine"


def test_any_order_and_grouping_gives_the_same_papers_byte_for_byte(
    demo: tuple[Path, list[str]], tmp_path: Path
) -> None:
    folder, _ = demo
    sources = [folder / f"{name}.facilitator" for name in (*LAPTOPS, "2.1", "2.2", "roundtable")]
    orders = [sources, sources[::-1], [*sources[3:], *sources[:3], sources[0]]]
    seen: set[tuple[str, ...]] = set()
    for number, order in enumerate(orders):
        target, clock = tmp_path / f"{number}.facilitator", seeded_clock(system_clock(NOW).now, number)
        half = tmp_path / f"half-{number}.facilitator"
        merging.merge(half, order[:3], clock)
        merging.merge(target, [*order[3:], half], clock)
        with files.opened(target, clock) as file:
            result = [proving.digest(file)]
            for paper, session in (("summary", "2.1"), ("summary", "2.2"), ("roundtable", None)):
                for suffix in (".pdf", ".md", ".json"):
                    out = tmp_path / f"{number}{suffix}"
                    export(file, paper, out, session)
                    result.append(hashlib.sha256(out.read_bytes()).hexdigest())
        seen.add(tuple(result))
    assert len(seen) == 1
    (result,) = seen
    pack = hashlib.sha256((folder / f"{READ[2]}.pdf").read_bytes()).hexdigest()
    assert pack in result


def test_two_demos_give_the_same_bytes_in_another_process(demo: tuple[Path, list[str]], tmp_path: Path) -> None:
    import subprocess
    import sys

    folder, _ = demo
    subprocess.run(
        [sys.executable, "-m", "facilitator", "demo", str(tmp_path / "there")],
        env={**os.environ, **NOW, "PYTHONHASHSEED": "7", "TZ": "America/Lima", "SOURCE_DATE_EPOCH": "1"},
        check=True,
        capture_output=True,
    )
    assert _hashes(tmp_path / "there", *EVERY) == _hashes(folder, *EVERY)
    pairs = itertools.product((folder, tmp_path / "there"), ("roundtable",))
    digests = set()
    for place, name in pairs:
        with files.opened(place / f"{name}.facilitator", system_clock(NOW)) as file:
            digests.add(proving.digest(file))
    assert len(digests) == 1
