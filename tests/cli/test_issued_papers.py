"""The status of papers, what a Final keeps, corrections, and where somebody was quoted."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from terminal import good, quick


def issue(path: Path, status: str, *more: str) -> str:
    return good("issue", path, "summary", status, "--by", "Mo", *more).lines[0]


def paper(path: Path, *more: str) -> str:
    out = path.with_name("out.md")
    assert quick("export", path, "summary", "-o", out, *more).code == 0
    return out.read_text(encoding="utf-8")


def status(path: Path, *more: str) -> str:
    return paper(path, *more).split("**")[1]


def steps(path: Path) -> list[tuple[str, str]]:
    return [(one["version"], one["status"]) for one in good("issued", path, "--json").json]


def note_of(path: Path) -> str:
    return next(one["id"] for one in good("show", path, "--json").json["notes"])


def test_a_paper_goes_from_draft_to_final(ana: Path) -> None:
    assert status(ana) == "Draft"
    for step in ("cleared", "circulated", "final"):
        issue(ana, step)
        assert status(ana) == step.capitalize()
    assert steps(ana) == [("", "cleared"), ("", "circulated"), ("", "final")]
    line = good("issued", ana).lines[-1]
    assert line.startswith("2024-08-29  final  Session 2.1 – Moderator’s summary  (delegation, by Mo)")


def test_the_note_says_the_status_the_head_says(ana: Path) -> None:
    draft = "**Draft** prepared by the moderator and the rapporteur; not cleared by participants."
    assert draft in paper(ana)
    for step in ("cleared", "circulated", "final"):
        issue(ana, step)
        said = paper(ana)
        assert f"**{step.capitalize()}** text of the moderator and the rapporteur." in said
        assert "not cleared" not in said and "Draft" not in said
    good("edit", ana, note_of(ana), "text=camera traps at 77 sites", "starred=yes")
    corrected = paper(ana)
    assert "**Corr.1, Draft** prepared by the moderator and the rapporteur" in corrected
    assert "Note" not in corrected.split("## Corrections")[1]


def test_a_note_in_a_persons_words_keeps_them(ana: Path) -> None:
    good("settle", ana, "summary", "note", "Draft prepared by Ana.")
    issue(ana, "final")
    assert "Draft prepared by Ana." in paper(ana) and "text of the moderator" not in paper(ana)


def test_a_step_back_or_again_is_refused(ana: Path) -> None:
    issue(ana, "circulated")
    for step in ("cleared", "circulated"):
        answer = quick("issue", ana, "summary", step)
        assert answer.code == 1
        assert answer.err == "This paper is circulated already and has not changed since; give a later step.\n"


def test_what_changed_since_is_a_draft_again(ana: Path) -> None:
    issue(ana, "circulated")
    good("note", ana, "CN: another matter")
    assert status(ana) == "Draft"
    issue(ana, "cleared")
    assert status(ana) == "Cleared"


def test_final_is_the_very_paper_that_was_kept(ana: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(ana, "final")
    first = paper(ana)
    monkeypatch.setenv("FACILITATOR_NOW", "2025-01-01T00:00:00+00:00")
    assert paper(ana) == first and "29 August 2024, 12:40" in first


def test_after_final_a_change_is_a_correction_with_its_log(ana: Path) -> None:
    issue(ana, "final")
    before = paper(ana)
    good("edit", ana, note_of(ana), "text=camera traps at 77 sites", "starred=yes")
    after = paper(ana)
    assert "**Corr.1, Draft**" in after
    log = after.split("## Corrections")[1]
    assert "77 sites" in log and "| Place | Was | Now |" in log
    issue(ana, "final")
    assert status(ana) == "Corr.1, Final"
    good("edit", ana, note_of(ana), "text=camera traps at 78 sites")
    assert status(ana) == "Corr.2, Draft"
    assert steps(ana) == [("", "final"), ("1", "final")]
    assert "Corrections" not in before


def test_a_correction_stirs_no_part_whose_records_stayed(ana: Path) -> None:
    good("note", ana, *(f"JP: matter number {number} of many words about corridors" for number in range(60)))
    issue(ana, "final")
    good("settle", ana, "summary", "messages", "One sentence.")
    log = paper(ana).split("## Corrections")[1]
    rows = [line for line in log.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert rows and all(line.startswith("| Key messages") for line in rows)


def test_levels_have_a_status_of_their_own(ana: Path) -> None:
    issue(ana, "final", "--attribution", "none")
    assert status(ana) == "Draft"
    assert status(ana, "--attribution", "none") == "Final"


def test_the_tree_and_its_digest_are_kept_and_travel(room: Path, ana: Path) -> None:
    issue(ana, "final")
    good("merge", room / "new.facilitator", ana)
    assert steps(room / "new.facilitator") == [("", "final")]
    item = good("issued", ana, "--json").json[0]
    changes = {one["field"]: one["value"] for one in good("history", ana, item["id"], "--json").json}
    assert sha256(changes["tree"].encode()).hexdigest() == item["digest"] == changes["digest"]
    assert json.loads(changes["tree"])["status"] == "Final"


def test_a_forged_tree_does_not_count(ana: Path) -> None:
    item = issue(ana, "final")
    good("edit", ana, item, "digest=" + "0" * 64)
    assert status(ana) == "Draft"
    assert quick("quotes", ana, "Japan").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("summary", "signed"), "“signed” is no step of a paper; choose one of cleared, circulated, final."),
        (("poem", "final"), "There is no paper “poem”; choose one of"),
        (("summary", "final", "--day", "soon"), "“soon” is no day; give it as 2024-09-30."),
        (("summary", "final", "--day", "2024-02-31"), "“2024-02-31” is no day; give it as 2024-09-30."),
    ],
)
def test_what_cannot_be_issued_is_one_sentence(ana: Path, arguments: tuple[str, ...], words: str) -> None:
    answer = quick("issue", ana, *arguments)
    assert answer.code == 1 and answer.err.startswith(words) and answer.err.count("\n") == 1
    assert steps(ana) == []


def test_quotes_names_records_and_paragraphs_by_version(ana: Path) -> None:
    good("note", ana, "JP: herders first", "+1 MN", "CN: a talk on Mongolia", "proposal by NIE")
    issue(ana, "final")
    good("note", ana, "MN: a fund of its own *")
    issue(ana, "final")
    found = good("quotes", ana, "Mongolia", "--json").json
    assert found["who"] == "Mongolia"
    roles = {one["text"]: one["roles"] for one in found["records"]}
    assert "supports" in next(value for text, value in roles.items() if "herders" in text)
    assert "text" in next(value for text, value in roles.items() if "a talk" in text)
    versions = {one["version"] for one in found["papers"]}
    assert versions == {"", "1"}
    named = [one for one in found["papers"] if one["named"]]
    assert named and all("Mongolia" in one["words"] for one in named)
    assert any(not one["named"] for one in found["papers"])
    assert re.search(r"summary \(Corr\.1, final 2024-08-29\)", good("quotes", ana, "Mongolia").out)


def test_a_person_is_found_under_every_alias_and_their_delegation_too(room: Path, ana: Path) -> None:
    (room / "people.csv").write_text("name,aliases,delegation\nSato Kaede,佐藤楓,Japan\n", encoding="utf-8")
    good("import", ana, room / "people.csv")
    good("note", ana, "佐藤楓: tracks in snow", "as 佐藤楓 said before")
    records = good("quotes", ana, "Sato Kaede", "--json").json["records"]
    assert [one["roles"] for one in records] == [["speaker"], ["text"]]
    assert any("tracks" in one["text"] for one in good("quotes", ana, "Japan", "--json").json["records"])


def test_nobody_of_that_name_is_one_sentence(ana: Path) -> None:
    answer = quick("quotes", ana, "Atlantis")
    assert answer.code == 1 and answer.err.startswith("Nobody here is called “Atlantis”;")


def test_two_laptops_that_make_different_papers_final_are_told(room: Path, ana: Path) -> None:
    other = room / "other.facilitator"
    shutil.copyfile(ana, other)
    issue(ana, "final")
    good("note", other, "CN: another road")
    good("issue", other, "summary", "final", "--by", "Bo")
    good("merge", ana, other)
    said = quick("export", ana, "summary", "-o", room / "x.md").err
    assert "This paper was made final more than once with different words, by Mo and Bo;" in said.replace(
        "Bo and Mo", "Mo and Bo"
    )
    good("settle", ana, "summary", "messages", "One message.")
    assert status(ana) == "Corr.1, Draft"
