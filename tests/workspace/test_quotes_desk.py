"""Where somebody stands: records by role, issued papers apart from drafts, what a correction lists, a text to check."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.clock import seeded_clock
from facilitator.store.opening import SessionFile
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.files import new, opened
from facilitator.workspace.issuing import Issue, issue, quotes
from facilitator.workspace.quotes_check import to_check
from facilitator.workspace.quotes_desk import draft_lines, drafts_wanted, find_standing, make_draft
from facilitator.workspace.showing import load_records

NOW = datetime(2024, 8, 29, 3, 0, tzinfo=UTC)
LINES = (
    "Mongolia: snow leopards cross the border in March",
    "China: fences were opened in two places",
    "+1 Mongolia",
    "ACTION: @Mongolia to send the transect data by 15 September 2024",
    "PROPOSAL: one register of rings for the flyway",
    "a ranger said that Mongolia had waited for this",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quotes") / "2.1.facilitator"
    new(path, "neaspec-2024", "2.1", "Oyun B.", seeded_clock(lambda: NOW, 1))
    with opened(path, seeded_clock(lambda: NOW, 2)) as file:
        Capture(file, None, None, "Oyun B.").keep(LINES)
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Iterator[SessionFile]:
    copy = Path(shutil.copy(made, tmp_path / "copy.facilitator"))
    with opened(copy, seeded_clock(lambda: NOW, 3)) as found:
        yield found


def _ref(file: SessionFile, name: str = "Mongolia") -> str:
    return next(one.key for one in load_records(file).terms if one.name == name)


def test_each_record_stands_under_each_role_and_under_its_words_only_without_one(file: SessionFile) -> None:
    standing = find_standing(load_records(file), _ref(file))
    found = [(line.role, line.text.partition(" #")[0]) for line in standing.records]
    assert [role for role, _ in found] == ["speaker", "leads", "supports", "text"]
    assert "snow leopards" in found[0][1] and "transect" in found[1][1] and "fences" in found[2][1]
    assert standing.who == "Mongolia" and standing.records[0].place.startswith("2.1")


def test_lines_are_those_of_the_command_line_and_mark_every_name(file: SessionFile) -> None:
    issue(file, Issue("summary", "2.1", "final", "2024-08-30"))
    records = load_records(file)
    standing = find_standing(records, _ref(file))
    told = quotes(file, "Mongolia").papers
    assert told and [(line.part, line.number, line.words) for line in standing.issued] == [
        (one.part, one.number, one.words) for one in told
    ]
    for line, one in zip(standing.issued, told, strict=True):
        assert bool(line.marks) is one.named
        assert {line.words[start : start + length] for start, length in line.marks} <= {"Mongolia"}
        assert set(line.records) == set(one.records)


def test_a_draft_that_is_still_what_was_issued_is_not_told_twice(file: SessionFile) -> None:
    before = load_records(file)
    (key,) = [one for one in drafts_wanted(before, "") if one.paper == "summary"]
    standing = find_standing(before, _ref(file))
    assert draft_lines(standing, make_draft(before, key, NOW)) and not make_draft(before, key, NOW).same_as
    for status in ("cleared", "final"):
        issue(file, Issue("summary", "2.1", status, "2024-08-30"))
        records = load_records(file)
        draft = make_draft(records, key, NOW)
        assert draft.same_as in {one.id for one in records.issued} and not draft.log
        assert draft_lines(find_standing(records, _ref(file)), draft) == ()


def test_a_change_after_final_is_a_draft_of_a_correction_until_it_is_issued(file: SessionFile) -> None:
    issue(file, Issue("summary", "2.1", "final", "2024-08-30", "Secretariat"))
    records = load_records(file)
    standing = find_standing(records, _ref(file))
    edit(file, standing.records[0].record, [Part("text", "snow leopards cross the border in April")])
    records = load_records(file)
    (key,) = [one for one in drafts_wanted(records, "") if one.paper == "summary"]
    draft = make_draft(records, key, NOW)
    assert not draft.same_as and draft.final and (draft.final.day, draft.final.by) == ("2024-08-30", "Secretariat")
    assert any("March" in was and "April" in now for _, was, now in draft.log)
    assert not any("March" in one.words for one in draft_lines(find_standing(records, _ref(file)), draft))
    issue(file, Issue("summary", "2.1", "final", "2024-09-02"))
    records = load_records(file)
    again = make_draft(records, key, NOW)
    assert again.same_as and not again.log
    sheets = {line.sheet.version: line.sheet for line in find_standing(records, _ref(file)).issued}
    assert set(sheets) == {"", "1"} and sheets["1"].newest and not sheets[""].newest


def test_papers_issued_at_another_level_are_looked_through_at_that_level(file: SessionFile) -> None:
    issue(file, Issue("summary", "2.1", "final", "2024-08-30", "", "none"))
    keys = [(one.paper, one.level) for one in drafts_wanted(load_records(file), "") if one.paper == "summary"]
    assert keys == [("summary", ""), ("summary", "none")]


@pytest.mark.parametrize(
    ("level", "who"), [("delegation", "Mongolia"), ("constituency", "Member States"), ("none", "")]
)
def test_what_is_to_be_checked_names_them_as_the_level_allows(file: SessionFile, level: str, who: str) -> None:
    records = load_records(file)
    found = to_check(records, find_standing(records, _ref(file)).records, level)
    assert [one.role for one in found] == ["speaker", "leads", "supports"]  # what others said of them is not theirs
    assert found[0].who.casefold().startswith(who.casefold()[:6]) and bool(found[0].who) is bool(who)
    assert found[1].due == "2024-09-15"
