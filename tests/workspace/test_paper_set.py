"""The papers of a file, made from records in memory: which there are, whether one is still current."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.clock import seeded_clock
from facilitator.errors import PaperError
from facilitator.store.opening import SessionFile
from facilitator.workspace import example, paper_set
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import opened
from facilitator.workspace.showing import load_programme, load_records

NOW = datetime(2024, 8, 29, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example.make_example(tmp_path_factory.mktemp("papers") / "Example")


@pytest.fixture
def file(original: Path, tmp_path: Path) -> Iterator[SessionFile]:
    path = Path(shutil.copy(original, tmp_path / "r.facilitator"))
    with opened(path, seeded_clock(lambda: NOW, 5)) as found:
        yield found


def test_each_session_held_has_a_summary_and_there_is_one_pack(file: SessionFile) -> None:
    papers = paper_set.papers_of(load_programme(file))
    assert [(paper.paper, paper.code) for paper in papers] == [
        ("summary", "2.1"),
        ("summary", "2.2"),
        ("roundtable", ""),
    ]
    assert papers[0].name == "Session 2.1 – Moderator’s summary"


def test_a_note_of_one_session_ages_its_own_papers_only(file: SessionFile) -> None:
    records = load_records(file)
    made = [paper_set.make_paper(records, paper, NOW) for paper in paper_set.papers_of(records)]
    assert all(one.pdf.startswith(b"%PDF-") and paper_set.is_current(one, records) for one in made)
    Capture(file, "2.1", None, None).keep(["! One more agreement on lynx"])
    after = load_records(file)
    assert [paper_set.is_current(one, after) for one in made] == [False, True, False]
    later = paper_set.make_paper(after, made[1].paper, NOW + timedelta(days=1))
    assert later.document != made[1].document  # its date


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
    made = paper_set.make_paper(records, paper_set.papers_of(records)[2], NOW)
    for suffix in (".pdf", ".md", ".json"):
        out = paper_set.save_paper(made, tmp_path / f"out{suffix}")
        assert out.stat().st_size > 1000
    assert (tmp_path / "out.pdf").read_bytes() == made.pdf
    with pytest.raises(PaperError):
        paper_set.save_paper(made, tmp_path / "none" / "out.pdf")
    with pytest.raises(PaperError):
        paper_set.save_paper(made, tmp_path / "out.doc")
    assert not (tmp_path / "out.doc").exists()
