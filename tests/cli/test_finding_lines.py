"""What an export says on standard error: each record with its words, and short where much of a kind was found."""

from __future__ import annotations

from pathlib import Path

from terminal import good, quick

MORE = "list them with --all-findings."


def test_an_agreement_not_read_back_is_named_with_its_words(room: Path, ana: Path) -> None:
    made = good("note", ana, "= one manual for all surveys").lines[0]
    said = quick("export", ana, "summary", "-o", room / "s.md").err
    assert f"Record {made} (“one manual for all surveys”): the agreement was not read back in the room.\n" in said


def test_many_of_a_kind_are_cut_short_and_can_be_asked_for(room: Path, ana: Path) -> None:
    good("note", ana, *(f"JP: matter number {number} of many words about corridors" for number in range(30)))
    short = quick("export", ana, "roundtable", "-o", room / "r.md").err.splitlines()
    unused = [line for line in short if "stands in no sentence" in line]
    assert len(unused) == 5
    (more,) = (line for line in short if line.endswith(MORE))
    whole = quick("export", ana, "roundtable", "-o", room / "r.md", "--all-findings").err.splitlines()
    every = [line for line in whole if "stands in no sentence" in line]
    assert unused == every[:5] and f"for {len(every) - 5} more records" in more
    assert not any(line.endswith(MORE) for line in whole)
    assert all("“" in line for line in every)


def test_every_hidden_name_is_listed(room: Path, ana: Path) -> None:
    good("import", ana, _roster(room))
    good("note", ana, *(f"JP: number {number} was counted by Sora Haneul" for number in range(12)))
    said = quick("export", ana, "summary", "-o", room / "s.md").err.splitlines()
    assert sum("the name “Sora Haneul” is printed as" in line for line in said) == 12


def _roster(room: Path) -> Path:
    path = room / "people.csv"
    path.write_text("name,delegation,present\nSora Haneul,Japan,yes\n", encoding="utf-8")
    return path
