"""A summary corrected in Word and read back, part by part."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from terminal import good, quick


@pytest.fixture
def word(ana: Path) -> Path:
    """Ana's summary as a Word file."""
    good("note", ana, "MN: herders first", "CN: corridors second", "? Who hosts the platform")
    out = ana.with_name("cleared.docx")
    assert quick("export", ana, "summary", "-o", out).code == 0
    return out


def correct(path: Path, old: str, new: str) -> None:
    """Types over words as a person does in Word."""
    document = docx.Document(str(path))
    found = [one for one in document.paragraphs if old in one.text]
    assert found, old
    for paragraph in found:
        text = paragraph.text.replace(old, new)
        for run in paragraph.runs[1:]:
            run.text = ""
        paragraph.runs[0].text = text
    document.save(str(path))


def summary(ana: Path) -> str:
    out = ana.with_name("out.md")
    assert quick("export", ana, "summary", "-o", out).code == 0
    return out.read_text(encoding="utf-8")


def settled(ana: Path) -> set[str]:
    return {one["key"] for one in good("settle", ana, "summary", "--json").json if one["cleared"]}


def test_nothing_changed_is_nothing_taken(ana: Path, word: Path) -> None:
    said = good("import", ana, word)
    assert said.out.startswith("cleared.docx: Session 2.1 – Moderator’s summary: 0 parts came in;")
    assert settled(ana) == set()


def test_the_preview_shows_what_was_changed_and_writes_nothing(ana: Path, word: Path) -> None:
    before = ana.read_bytes()
    correct(word, "erders first", "ERDERS LAST")
    said = good("import", ana, word, "--dry-run").lines
    assert "would come in" in said[0] and any(line.startswith("other: Other matters raised") for line in said)
    assert any(line.startswith("  - ") and "erders first" in line for line in said)
    assert any(line.startswith("  + ") and "ERDERS LAST" in line for line in said)
    assert ana.read_bytes() == before


def test_only_the_parts_that_were_changed_are_frozen(ana: Path, word: Path) -> None:
    correct(word, "the platform", "the new platform")
    good("import", ana, word, "--author", "Mo")
    assert settled(ana) == {"questions"}
    assert "the new platform" in summary(ana)
    assert good("import", ana, word).out.startswith("cleared.docx: Session 2.1 – Moderator’s summary: 0 parts")


def test_one_part_of_several_can_be_taken(ana: Path, word: Path) -> None:
    correct(word, "the platform", "the new platform")
    correct(word, "erders first", "ERDERS LAST")
    good("import", ana, word, "--part", "questions")
    assert settled(ana) == {"questions"}
    answer = quick("import", ana, word, "--part", "conduct")
    assert answer.code == 1 and answer.err.startswith("Nothing was changed in the part “conduct”; choose one of")


def test_records_that_changed_meanwhile_make_it_stale_at_once(ana: Path, word: Path) -> None:
    correct(word, "the platform", "the new platform")
    good("note", ana, "? And who pays for it")
    said = good("import", ana, word)
    assert "Records behind this part have changed since the paper was exported" in said.out
    part = next(one for one in good("settle", ana, "summary", "--json").json if one["key"] == "questions")
    assert part["stale"] is True


def test_records_stay_behind_the_corrected_sentences(ana: Path, word: Path) -> None:
    correct(word, "the platform", "the new platform")
    good("import", ana, word)
    body = good("show", ana, "--json").json["cleared_parts"][0]["body"]
    question = next(one["id"] for one in good("show", ana, "--json").json["notes"] if one["kind"] == "question")
    assert question in body


def test_the_paper_of_another_workshop_is_one_sentence(room: Path, word: Path) -> None:
    answer = quick("import", room / "far.facilitator", word)
    assert answer.code == 1 and answer.err.startswith("“cleared.docx” is a paper of another workshop or session;")


def test_another_word_file_is_a_transcript_as_before(room: Path, ana: Path) -> None:
    document = docx.Document()
    document.add_paragraph("JP: a line from elsewhere")
    document.save(str(room / "notes.docx"))
    assert "1 record," in good("import", ana, room / "notes.docx").out


def test_a_damaged_file_is_one_sentence(ana: Path, word: Path) -> None:
    word.write_bytes(word.read_bytes()[:-400])
    answer = quick("import", ana, word)
    assert answer.code == 1 and answer.err.count("\n") == 1 and "Traceback" not in answer.err
