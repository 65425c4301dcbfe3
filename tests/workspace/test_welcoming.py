"""Starting out: a new session at a free name, the example, recent files and why one is missing."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import new_laptop, write_template
from hypothesis import given
from hypothesis import strategies as st

from facilitator.clock import seeded_clock
from facilitator.errors import FacilitatorError
from facilitator.store import drafts
from facilitator.workspace import example, recent, welcoming
from facilitator.workspace.demo import run_demo
from facilitator.workspace.files import opened
from facilitator.workspace.proving import digest
from facilitator.workspace.showing import load_records

CLOCK = seeded_clock(lambda: datetime(2024, 8, 29, 1, tzinfo=UTC), 1)


def test_the_templates_say_what_people_call_them_and_where_notes_are_taken() -> None:
    assert "neaspec-2024" in welcoming.shipped()
    found = welcoming.read_template("neaspec-2024")
    assert (found.series, found.year) == ("NEASPEC", "2024")
    codes = [session.code for session in found.sessions]
    assert codes == ["1", "2.1", "2.2", "3"]  # neither registration nor breaks
    assert [session.code for session in found.sessions if session.parallel] == ["2.1", "2.2"]


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    found = welcoming.read_template(str(write_template(tmp_path)))
    assert (found.title, found.series, [one.code for one in found.sessions]) == ("Two sessions", "", ["1", "2"])


def test_a_session_is_made_where_it_is_said_and_never_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "Documents" / "facilitator"
    first = welcoming.make_session(folder, "neaspec-2024", "2.1", "Oyun B.", CLOCK)
    second = welcoming.make_session(folder, "neaspec-2024", "2.1", "Oyun B.", CLOCK)
    assert (first.name, second.name) == ("2.1 Oyun B.facilitator", "2.1 Oyun B 2.facilitator")
    with opened(first, CLOCK) as file:
        held = [session.code for session in load_records(file).sessions if session.held]
        assert (held, file.default_author) == (["2.1"], "Oyun B.")


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="your name"):
        welcoming.make_session(tmp_path, "neaspec-2024", "2.1", "  ", CLOCK)
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(FacilitatorError):
        welcoming.make_session(tmp_path / "taken" / "x", "neaspec-2024", "2.1", "Ana", CLOCK)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_name_gives_a_file_name_of_every_system(code: str, author: str) -> None:
    path = welcoming.session_path(Path("/nowhere"), code, author)
    stem = path.name.removesuffix(".facilitator")
    assert path.parent == Path("/nowhere") and path.suffix == ".facilitator"
    assert stem and stem == stem.strip(" .") and len(path.name) <= 100
    assert not set(stem) & set('<>:"/\\|?*') and all(ord(sign) >= 32 for sign in stem)
    assert stem.split(".")[0].upper() not in ("CON", "PRN", "AUX", "NUL", "COM1", "LPT1")


def test_the_example_is_the_demo_in_a_folder_of_its_own_and_a_changed_one_is_left_alone(tmp_path: Path) -> None:
    steps = list(example.example_steps(tmp_path / "Example"))
    assert [step.done for step in steps] == list(range(1, 8)) and {step.total for step in steps} == {7}
    path = tmp_path / "Example" / "roundtable.facilitator"
    assert path.is_file() and not list(path.parent.glob("*.pdf"))
    assert example.make_example(tmp_path / "Example") == path  # not changed: used again
    run_demo(tmp_path / "demo", {}, lambda _: None, ["summary", "roundtable"])
    with opened(path, CLOCK) as one, opened(tmp_path / "demo" / path.name, CLOCK) as other:
        assert digest(one) == digest(other)
        from facilitator.workspace.capturing import Capture

        Capture(one, "2.1", None, "Ana").keep(["mine"])
    assert example.make_example(tmp_path / "Example") == tmp_path / "Example-2" / "roundtable.facilitator"


def test_the_example_goes_among_the_documents() -> None:
    folder = example.example_folder()
    assert folder.is_absolute() and folder.parts[-2:] == ("facilitator", "Example")


def test_a_recent_file_tells_its_sessions_its_time_and_an_unfinished_line(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    os.utime(laptop.path, (1_700_000_000, 1_700_000_000))
    seen = recent.look_at(laptop.path)
    assert (seen.missing, seen.held, seen.unfinished) == (None, ("1",), False)
    assert seen.written == datetime.fromtimestamp(1_700_000_000, UTC)
    with opened(laptop.path, laptop.clock) as file, file.writing() as connection:
        drafts.save(connection, drafts.Draft(b"w" * 16, "", "line", b"", "half a li", "Ann", 0))
    before = laptop.path.read_bytes()
    assert recent.look_at(laptop.path).unfinished
    assert laptop.path.read_bytes() == before


def test_a_file_that_is_none_of_ours_is_listed_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "x.facilitator").write_text("no database")
    seen = recent.look_at(tmp_path / "x.facilitator")
    assert (seen.missing, seen.held) == (None, ())


def test_a_missing_file_says_why(tmp_path: Path) -> None:
    assert recent.look_at(tmp_path / "a.facilitator").missing is recent.Missing.FILE
    assert recent.look_at(tmp_path / "gone" / "a.facilitator").missing is recent.Missing.FOLDER
    stick = Path("/media/nobody-here/STICK/a.facilitator")
    assert recent.look_at(stick).missing is recent.Missing.UNPLUGGED
    assert recent.look_at(Path("/media/nobody-here/STICK/deep/a.facilitator")).missing is recent.Missing.UNPLUGGED


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("/home/oyun/Documents/facilitator", ("", ("Documents", "facilitator"))),
        ("/home/oyun", ("", ())),
        ("/media/oyun/STICK/day 2", ("STICK", ("day 2",))),
        ("/run/media/oyun/STICK", ("STICK", ())),
        ("/mnt/usb", ("usb", ())),
        ("/srv/notes", ("", ("srv", "notes"))),
    ],
)
def test_folders_as_people_speak_of_them(folder: str, words: tuple[str, tuple[str, ...]]) -> None:
    assert recent.place_words(Path(folder), Path("/home/oyun")) == words
