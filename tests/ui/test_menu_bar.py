"""The menus of the header, wide and narrow."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.furniture import Furniture
    from facilitator.ui.header import Header

    Furnish = Callable[..., Furniture]

TITLES = ["&File", "&Edit", "&Session", "&Merge", "&Papers", "&View", "&Help"]


def is_in_place(header: Header) -> bool:
    """Every menu is seen, and nothing of the header lies over anything else."""
    bar = header.menus
    parts = [bar, *(part for part in header.children() if part.isWidgetType() and part is not bar)]
    places = sorted((part.x(), part.x() + part.width()) for part in parts if part.isVisible())  # type: ignore[attr-defined]
    apart = all(end <= start for (_, end), (start, _) in itertools.pairwise(places))
    return apart and all(bar.actionGeometry(action).right() <= bar.width() for action in bar.actions())


@pytest.mark.parametrize("steps", [0, 9])
def test_menus_are_whole_at_every_width_and_none_vanishes(
    qtbot: QtBot, furnish: Furnish, session_path: Path, steps: int
) -> None:
    furniture = furnish(session_path)
    window = furniture.window
    for _ in range(steps):
        furniture.context.actions["view.larger"].trigger()
    bar = furniture.header.menus
    seen: dict[int, bool] = {}
    for width in (1900, 1366, 1024, 1280, 1900):
        window.resize(width, 760)
        qtbot.waitUntil(lambda: is_in_place(furniture.header))
        actions = bar.actions()
        if bar.folded:
            actions = actions[0].menu().actions()
        assert [action.text() for action in actions] == TITLES
        assert all(action.menu().actions() for action in actions)
        seen[width] = bar.folded
    # At 1024 px it depends on whether the number of conflicts stands beside “Merge” by then.
    assert {folded for width, folded in seen.items() if width >= 1280} == ({False} if not steps else {False, True})
    furniture.context.actions["view.normal"].trigger()


def test_the_one_menu_is_reached_by_key_and_has_every_command(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish(session_path)
    for _ in range(9):
        furniture.context.actions["view.larger"].trigger()
    furniture.window.resize(1024, 760)
    bar = furniture.header.menus
    qtbot.waitUntil(lambda: bar.folded)
    texts = [one.text() for menu in bar.actions()[0].menu().actions() for one in menu.menu().actions()]
    assert len([text for text in texts if text]) > 40
    assert "&" in bar.actions()[0].text()
    furniture.context.actions["view.normal"].trigger()
    furniture.window.resize(1900, 760)
    qtbot.waitUntil(lambda: not bar.folded)
