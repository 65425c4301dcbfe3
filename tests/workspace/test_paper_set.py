"""The papers of a file, made from records in memory: which there are, whether one is still current."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.clock import seeded_clock
from facilitator.errors import PaperError
from facilitator.store.opening import SessionFile
from facilitator.workspace import paper_folder, paper_set
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import opened
from facilitator.workspace.papers import FORMATS, PAPERS
from facilitator.workspace.showing import load_programme, load_records

NOW = datetime(2024, 8, 29, 4, tzinfo=UTC)


@pytest.fixture
def file(demo_folder: Path, tmp_path: Path) -> Iterator[SessionFile]:
    path = Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "r.facilitator"))
    with opened(path, seeded_clock(lambda: NOW, 5)) as found:
        yield found


def test_each_session_held_has_its_papers_and_the_workshop_has_four(file: SessionFile) -> None:
    papers = paper_set.papers_of(load_programme(file))
    assert [(paper.paper, paper.code) for paper in papers] == [
        ("summary", "2.1"), ("slides", "2.1"), ("summary", "2.2"), ("slides", "2.2"),
        ("roundtable", ""), ("actions", ""), ("lessons", ""), ("report", ""),
    ]  # fmt: skip
    assert papers[0].name == "Session 2.1 – Moderator’s summary"


def test_they_are_those_that_all_papers_in_a_folder_are(file: SessionFile) -> None:
    frame = load_programme(file)
    wanted = paper_folder.jobs(frame, NOW)
    assert list(dict.fromkeys((job.paper, job.session) for job in wanted)) == [
        (paper.paper, paper.session) for paper in paper_set.papers_of(frame)
    ]
    for name in PAPERS:
        offered = set(paper_set.formats_of(name))
        written = {
            job.suffix for suffix in FORMATS for job in paper_folder.jobs(frame, NOW, [suffix]) if job.paper == name
        }
        assert offered == written


def test_a_session_that_is_not_parallel_has_papers_only_where_it_is_the_only_one(file: SessionFile) -> None:
    frame = load_programme(file)
    plenary = next(one for one in frame.sessions if one.kind != "parallel")
    alone = replace(frame, sessions=(replace(plenary, held=True),))
    assert [one.paper for one in paper_set.papers_of(alone)] == ["summary", "slides", "actions", "lessons", "report"]
    several = replace(frame, sessions=tuple(replace(one, held=True) for one in frame.sessions))
    parallel = {one.id for one in frame.sessions if one.kind == "parallel"}
    assert {one.session for one in paper_set.papers_of(several) if one.session} == parallel
    assert paper_set.papers_of(replace(frame, sessions=())) == ()


def test_a_note_of_one_session_ages_its_own_papers_only(file: SessionFile) -> None:
    records = load_records(file)
    made = [paper_set.make_paper(records, paper, NOW) for paper in paper_set.papers_of(records)[:5]]
    assert all(one.pdf.startswith(b"%PDF-") and paper_set.is_current(one, records) for one in made)
    Capture(file, "2.1", None, None).keep(["! One more agreement on lynx"])
    after = load_records(file)
    assert [paper_set.is_current(one, after) for one in made] == [False, False, True, True, False]
    later = paper_set.make_paper(after, made[2].paper, NOW + timedelta(days=1))
    assert later.document != made[2].document  # its date


def test_findings_quote_the_record_they_are_about(file: SessionFile) -> None:
    records = load_records(file)
    found = paper_set.make_paper(records, paper_set.papers_of(records)[0], NOW).findings
    texts = {note.id: note.text for note in records.notes}
    for one in found:
        assert one.item == "" or one.text.startswith(f"“{texts[one.item][:20]}")
        assert "facilitator assign" not in one.text and not one.text.startswith("Record")
    assert any(one.unknown for one in found) and any(one.item for one in found)


def test_another_level_of_naming_people(file: SessionFile) -> None:
    records = load_records(file)
    paper = paper_set.papers_of(records)[0]
    plain = paper_set.make_paper(records, paper, NOW)
    assert paper_set.with_attribution(records, "") is records
    none = paper_set.with_attribution(records, "none")
    assert none.workshop.settings["paper.attribution"] == "none"
    assert paper_set.make_paper(none, paper, NOW).document != plain.document


def test_a_paper_is_saved_whole_in_every_format_or_not_at_all(file: SessionFile, tmp_path: Path) -> None:
    records = load_records(file)
    made = paper_set.make_paper(records, paper_set.papers_of(records)[4], NOW)
    for suffix in paper_set.formats_of("roundtable"):
        out = paper_set.save_paper(made, tmp_path / f"out{suffix}")
        assert out.stat().st_size > 1000
    assert (tmp_path / "out.pdf").read_bytes() == made.pdf
    with pytest.raises(PaperError):
        paper_set.save_paper(made, tmp_path / "none" / "out.pdf")
    with pytest.raises(PaperError):
        paper_set.save_paper(made, tmp_path / "out.doc")
    assert not (tmp_path / "out.doc").exists()


def test_the_file_is_named_after_the_paper_and_the_day_at_the_venue(file: SessionFile) -> None:
    records = load_records(file)
    made = paper_set.make_paper(records, paper_set.papers_of(records)[0], datetime(2024, 8, 28, 22, tzinfo=UTC))
    assert paper_set.file_name_of(made, records) == "Session 2.1 – Moderator’s summary – 2024-08-29"
    assert made.status == ""
