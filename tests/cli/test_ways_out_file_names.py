"""Commands that name files after what people typed: the files are in their folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminal import good, quick

TRICKS = ("../../../evil", "C:\\evil", "CON", "-rf", "題" * 300, "\u202eevil", "a\0b", ". .", "x" * 400)


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("trick", TRICKS)
def test_no_code_or_author_leads_out_of_the_folder(room: Path, ana: Path, trick: str) -> None:
    session = good("show", ana, "--json").json["session"]["id"]
    good("edit", ana, session, f"code={trick}", f"title={trick}", f"short_title={trick}")
    good("note", ana, "> NIE to count by Fri", "--author", trick)
    inner = room / "a" / "b"
    inner.mkdir(parents=True)
    before = _files(room)
    assert quick("export-all", ana, inner / "papers", "--formats", "md,csv").code == 0
    answer = good("pack", ana)
    made = _files(room) - before
    assert len(made) >= 9
    packed = [path for path in made if path.suffix == ".facilitator"]
    assert [path.parent for path in packed] == [room], answer
    assert {path.parent for path in made} == {room, inner / "papers"}
    assert all(len(path.name.encode()) <= 255 and "\u202e" not in path.name for path in made)
    assert not (room.parent / "evil").exists()


@pytest.mark.parametrize("trick", ["x" * 230, "題" * 60, "-rf", "a\u202eb"])
def test_a_backup_of_a_file_with_a_trick_for_a_name_is_made_and_found(room: Path, ana: Path, trick: str) -> None:
    file = room / f"{trick}.facilitator"
    file.write_bytes(ana.read_bytes())
    good("backups", f"./{file.name}", "--make")
    (made,) = (room / "Backups").iterdir()
    assert made.name in good("backups", f"./{file.name}").out or "\u202e" in trick
    assert good("check", made).code == 0
