"""What completion knows of a file: its names, and how often each is used."""

from __future__ import annotations

from pathlib import Path

from builders import keep, new_laptop

from facilitator.workspace import editing, files
from facilitator.workspace.completing import load_completer, uses_of
from facilitator.workspace.reading_line import Reading


def test_uses_are_counted_over_all_records_and_fields(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    keep(laptop, "a #foxes", "! b #foxes", "> Japan to send c #wolves", "d", "+1 Japan")
    with files.opened(laptop.path, laptop.clock) as file:
        completer = load_completer(file)
        _, offers = completer.complete("#", 1)
    assert [(offer.key, offer.uses, offer.kind) for offer in offers] == [("foxes", 2, "free"), ("wolves", 1, "free")]


def test_deleted_records_do_not_count(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "a #foxes")
    with files.opened(laptop.path, laptop.clock) as file:
        editing.delete(file, item)
        assert load_completer(file).complete("#", 1)[1] == ()


def test_what_one_reading_uses() -> None:
    reading = Reading(kind="action", text="", speaker="MNG", leads=("NIE",), people=("p",), tags=("MNG",))
    assert uses_of(reading) == ("MNG", "p", "NIE", "#MNG")
