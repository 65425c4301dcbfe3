"""No name of the roster reaches the room at a level that hides it, whatever session, point or speaker shows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projector_scene import Room, room

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain import Records
    from facilitator.ui.furniture import Furniture

pytest.importorskip("PySide6")


@pytest.fixture
def scene(qtbot: QtBot, furnish: Callable[..., Furniture], demo_folder: Path, tmp_path: Path) -> Room:
    path = shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator")
    return room(qtbot, furnish(Path(path)))


def _frame(scene: Room) -> Records:
    assert scene.furniture.desk.file is not None
    return scene.furniture.desk.file.frame


def _told(scene: Room) -> str:
    """All that the window says: names for screen readers, texts that are painted, its title."""
    from PySide6.QtWidgets import QWidget

    projector = scene.shown
    names = [part.accessibleName() for part in projector.findChildren(QWidget)]
    names += [part.toolTip() for part in projector.findChildren(QWidget)]
    return "\n".join([projector.windowTitle(), projector.accessibleName(), *names, *projector.sheet.texts()])


def _everything(scene: Room) -> str:
    """What is told while every session, every point and every speaker has been on show."""
    told: list[str] = []
    for session in (one for one in _frame(scene).sessions if one.held):
        scene.page.state.show_session(session.id)
        scene.wait(lambda code=session.code: f"Session {code}" in scene.shown.sheet.head.part.session)
        for point in (one for one in _frame(scene).points if one.session == session.id):
            scene.page.state.show_point(point.id)
            told.append(_told(scene))
        scene.wait(lambda: scene.page.run_sheet.keeper.loaded)
        scene.queue(*(one.name for one in _frame(scene).participants))
        for _ in _frame(scene).participants:
            scene.page.run_sheet.acts.next()
            told.append(_told(scene))
    return "\n".join(told)


@pytest.mark.parametrize("level", ["named", "delegation", "constituency", "none"])
def test_nobody_is_named_below_the_level(scene: Room, level: str) -> None:
    scene.furniture.context.preferences.set("attribution", level)
    scene.show()
    told = _everything(scene)
    people = [form for one in _frame(scene).participants for form in (one.name, *one.aliases)]
    found = [name for name in people if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)]
    if level == "named":
        assert len(found) >= len(_frame(scene).participants), "the sweep finds names where they are"
    else:
        assert found == []


@pytest.mark.parametrize(("level", "named"), [("delegation", True), ("constituency", False), ("none", False)])
def test_speakers_give_away_their_delegation_only_where_the_level_does(scene: Room, level: str, named: bool) -> None:
    scene.furniture.context.preferences.set("attribution", level)
    projector = scene.show()
    parties = [one.name for one in _frame(scene).terms if one.vocabulary in ("delegation", "organization")]
    parties += [text for one in _frame(scene).participants for text in (one.delegation, one.organization) if text]
    scene.queue(*parties)
    told: list[str] = []
    for _ in range(len(parties) + 1):
        told += [projector.sheet.floor.spoken(), *projector.sheet.floor.rows()]
        scene.page.run_sheet.acts.next()
    assert any(party in line for party in parties for line in told) == named


def test_the_lists_are_those_of_the_session_that_shows(scene: Room) -> None:
    projector = scene.show()
    heard: dict[str, str] = {}
    for session in (one for one in _frame(scene).sessions if one.held and one.kind == "parallel"):
        scene.page.state.show_session(session.id)
        scene.wait(lambda code=session.code: f"Session {code}" in projector.sheet.head.part.session)
        heard[session.code] = projector.sheet.lists.spoken()
    assert "ranger exchange" in heard["2.1"]
    assert "ranger exchange" not in heard["2.2"]
