"""The picture at every size and shape: type grows with the height, long words shrink, nothing runs out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.projector.scene import Line, Scene
    from facilitator.ui.projector.sheet import Sheet

pytest.importorskip("PySide6")

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (1920, 1200), (3840, 2160), (480, 270), (700, 900)]
LONG = "Stakeholder engagement in transboundary protected areas (local communities, youth, gender, CEPA): " * 3
SCRIPTS = (
    "How do we share what the camera traps see?",
    "我们如何分享红外相机拍到的资料？平台与元数据",
    "카메라 트랩 자료를 어떻게 공유할 것인가? 플랫폼과 메타데이터",
    "カメラトラップのデータをどのように共有するか。共通の基盤について",
    "Как нам обмениваться данными фотоловушек? Платформа и метаданные",
    "Камерын хавхны мэдээллийг хэрхэн хуваалцах вэ? Өвөрмөц үүр",
)


def _line(text: str, at: int = 0, detail: str = "NIE, by 30 September 2024") -> Line:
    from facilitator.ui.projector.scene import Line

    return Line(text, detail, "", at)


def _scene(title: str = SCRIPTS[0], items: int = 3) -> Scene:
    from facilitator.ui.projector.scene import Floor, Foot, Head, Lists, Scene, Time, Topic

    lines = tuple(_line(f"{SCRIPTS[at % 6]} {at}", at) for at in range(items))
    return Scene(
        Head("Session 2.1  ·  Conservation of big feline species", "09:52"),
        Topic("Discussion point", title),
        Time("27:46", "left in this slot", "until 10:20", "99:00", share=0.6, spoken="27 minutes left"),
        Floor("Mongolia", "02:41", ("Russian Federation", "WWF-Russia", "Republic of Korea")),
        Lists(lines, lines, items, items),
        Foot("As captured in the session, not a negotiated text", "NEASPEC, Incheon, 28–29 August 2024"),
    )


@pytest.fixture
def sheet(qtbot: QtBot, context: Context) -> Callable[..., Sheet]:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.projector.sheet import Sheet
    from facilitator.ui.theme.fonts import load_fonts

    load_fonts(context.theme)
    window = QWidget()
    qtbot.addWidget(window)

    def made(size: tuple[int, int], scene: Scene) -> Sheet:
        window.resize(*size)
        found = Sheet(context.theme, False, window)
        window.show()
        found.show()
        found.resize(*size)
        found.show_scene(scene)
        return found

    return made


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("title", [SCRIPTS[0], LONG, "W" * 90])
def test_a_title_fits_its_place_at_every_size(sheet: Callable[..., Sheet], size: tuple[int, int], title: str) -> None:
    from facilitator.ui.projector.lettering import block_height, text_width

    shown = sheet(size, _scene(title))
    topic, look = shown.topic, shown.look
    assert 0 < block_height(look, topic.title) <= topic.height()
    for line in topic.title.lines:
        assert text_width(look, line, topic.title.use) <= topic.width() + 1
    assert topic.geometry().bottom() < shown.time.geometry().top()
    assert shown.floor.geometry().bottom() < shown.foot.geometry().top()


def test_a_title_of_three_lines_is_large_and_a_longer_one_smaller(sheet: Callable[..., Sheet]) -> None:
    from facilitator.ui.projector.look import Type

    words = SCRIPTS[0].split()
    uses = [sheet((1920, 1080), _scene(" ".join((words * 9)[:count]))).topic.title for count in (8, 20, 28, 44)]
    assert (uses[0].use, uses[1].use) == (Type.POINT, Type.POINT_LONG)
    assert [one.use.size for one in uses] == sorted((one.use.size for one in uses), reverse=True)
    assert all(one.whole for one in uses)
    assert (Type.POINT.size, Type.POINT.line, Type.POINT_LONG.size) == (68, 84, 56)
    assert (Type.TIME.size, Type.TIME.line, Type.ITEM.size, Type.ITEM.line) == (128, 132, 34, 44)


def test_type_grows_with_the_height(sheet: Callable[..., Sheet]) -> None:
    from facilitator.ui.projector.look import Type

    heights = [sheet(size, _scene()).look.font(Type.TIME).pixelSize() for size in ((1920, 1080), (3840, 2160))]
    assert heights == [128, 256]
    assert sheet((1024, 768), _scene()).look.font(Type.TIME).pixelSize() == round(128 * 768 / 1080)


@pytest.mark.parametrize("title", SCRIPTS)
def test_no_line_grows_by_its_script_and_none_loses_its_letters(sheet: Callable[..., Sheet], title: str) -> None:
    shown = sheet((1920, 1080), _scene(title))
    assert shown.topic.title.whole
    assert "".join(shown.topic.title.lines).replace(" ", "") == title.replace(" ", "")
    picture = shown.topic.grab().toImage()
    ink = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert ink > 500


@pytest.mark.parametrize("size", SIZES)
def test_the_newest_items_stay_and_the_rest_is_counted(sheet: Callable[..., Sheet], size: tuple[int, int]) -> None:
    from facilitator.ui.projector.lettering import block_height

    shown = sheet(size, _scene(items=30))
    for column in shown.lists.columns:
        assert column.number == 30
        assert column.entries[-1].at == 29
        assert column.earlier + len(column.entries) == 30
        assert column.earlier > 0
    high = sum(
        block_height(shown.look, block)
        for column in shown.lists.columns
        for entry in column.entries
        for block in (entry.text, entry.detail)
    )
    assert high < shown.lists.height()
    assert f"{column.title}, 30" in shown.lists.accessibleName()


def test_more_who_wait_than_there_is_room_for_are_counted(sheet: Callable[..., Sheet]) -> None:
    scene = _scene()
    names = tuple(f"Delegation {at}" for at in range(9))
    shown = sheet((1920, 1080), replace(scene, floor=replace(scene.floor, waiting=names)))
    assert shown.floor.rows() == (*names[:3], "and 6 more")
    assert "Delegation 8" in shown.floor.accessibleName()


def test_without_lists_the_rest_has_the_whole_width(sheet: Callable[..., Sheet]) -> None:
    shown = sheet((1920, 1080), _scene())
    narrow = shown.topic.width()
    shown.show_scene(replace(_scene(), lists=None))
    assert shown.topic.width() > narrow * 1.6
    assert shown.lists.isHidden()


def test_what_is_as_it_was_is_not_painted_again(sheet: Callable[..., Sheet], qtbot: QtBot) -> None:
    shown = sheet((1920, 1080), _scene())
    before = shown.grab().toImage()
    shown.show_scene(_scene())
    assert shown.grab().toImage() == before


def test_the_empty_room(sheet: Callable[..., Sheet]) -> None:
    from facilitator.ui.projector.scene import Floor, Lists, Scene

    shown = sheet((1280, 720), replace(_scene(), floor=Floor(), lists=Lists()))
    assert shown.floor.spoken() == ""
    assert [column.number for column in shown.lists.columns] == [0, 0]
    assert not shown.grab().isNull()
    shown.show_scene(Scene())
    assert not shown.grab().isNull()
