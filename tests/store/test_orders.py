"""An order that no other can follow does not stop the typing."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import keep, new_laptop

from facilitator.workspace import files
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.showing import load_records


@pytest.mark.parametrize("order", ["zz", "z", "{", "a10", "A" + "0" * 26])
def test_typing_goes_on_after_a_broken_order(tmp_path: Path, order: str) -> None:
    laptop = new_laptop(tmp_path / "one.facilitator")
    first, second = keep(laptop, "one", "two")
    with files.opened(laptop.path, laptop.clock) as file:
        edit(file, first, [Part("order", order)])
    (third,) = keep(laptop, "three")
    with files.opened(laptop.path, laptop.clock) as file:
        orders = {note.id: note.order for note in load_records(file).notes}
    assert orders[third] > orders[second]
