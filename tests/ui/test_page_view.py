"""The pages of a paper on the desk: drawn off the window’s thread, kept in place, zoomed, searched, spoken."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.workspace.paper_pages import Box, Picture, page_text

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.pages.papers.page_view import PageView


@pytest.fixture
def view(qtbot: QtBot, context: Context) -> PageView:
    """An empty desk in a window."""
    from facilitator.ui.pages.papers.page_view import PageView

    context.theme.apply()
    made = PageView(context.theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def _drawn(qtbot: QtBot, view: PageView) -> QImage:
    """The view as it is seen once everything in sight is drawn."""
    qtbot.waitUntil(lambda: view.complete and view.page_count > 0, timeout=20_000)
    view.grab()
    qtbot.waitUntil(lambda: view.complete, timeout=20_000)
    return view.grab().toImage()


def _dark(image: QImage, left: int, top: int, width: int, height: int) -> int:
    return sum(
        image.pixelColor(x, y).lightness() < 100 for x in range(left, left + width) for y in range(top, top + height)
    )


def test_real_pages_lie_on_the_desk(qtbot: QtBot, view: PageView, context: Context, pack: bytes) -> None:
    view.show_pdf(pack)
    image = _drawn(qtbot, view)
    first = view.places.places[0]
    assert image.pixelColor(4, 30).name() == context.theme.colour("sunken").name()
    assert image.pixelColor(first.left - 1, 40).name() == context.theme.colour("line").name()
    assert image.pixelColor(first.left + 3, first.top + 3).name() == "#ffffff"
    assert _dark(image, first.left, first.top, first.width, 200) > 500


def test_pages_are_drawn_off_the_windows_thread_and_only_those_near(
    qtbot: QtBot, view: PageView, pack: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.pages.papers import page_drawing, page_speech, page_view

    seen: list[tuple[str, int, bool]] = []

    def watch(module: Any, name: str) -> None:
        real = getattr(module, name)

        def watched(data: bytes, *given: int) -> object:
            seen.append((name, given[0] if given else -1, threading.current_thread() is threading.main_thread()))
            return real(data, *given)

        monkeypatch.setattr(module, name, watched)

    for module, name in ((page_drawing, "draw_page"), (page_view, "page_sizes"), (page_speech, "page_text")):
        watch(module, name)
    view.show_pdf(pack)
    _drawn(qtbot, view)
    qtbot.waitUntil(lambda: bool(view.accessibleDescription()), timeout=10_000)
    assert {name for name, _, _ in seen} == {"draw_page", "page_sizes", "page_text"}
    assert not any(main for _, _, main in seen)
    assert {page for name, page, _ in seen if name == "draw_page"} <= {0, 1}


def test_a_page_not_yet_drawn_is_blank_paper_and_nothing_moves(
    qtbot: QtBot, view: PageView, pack: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.pages.papers import page_drawing

    go_on, draw = threading.Event(), page_drawing.draw_page

    def held(*given: Any) -> Picture:
        assert go_on.wait(20)
        return draw(*given)

    monkeypatch.setattr(page_drawing, "draw_page", held)
    view.show_pdf(pack)
    qtbot.waitUntil(lambda: view.page_count > 0, timeout=20_000)
    blank = view.grab().toImage()
    places, scrolled = view.places, view.scrolled
    first = places.places[0]
    assert _dark(blank, first.left, first.top, first.width, 200) == 0
    assert blank.pixelColor(first.left + 50, first.top + 50).name() == "#ffffff"
    go_on.set()
    assert _dark(_drawn(qtbot, view), first.left, first.top, first.width, 200) > 500
    assert (view.places, view.scrolled) == (places, scrolled)


def test_keys_scroll_and_lead_to_both_ends(qtbot: QtBot, view: PageView, pack: bytes) -> None:
    from PySide6.QtCore import Qt

    view.show_pdf(pack)
    qtbot.waitUntil(lambda: view.page_count > 0, timeout=20_000)
    told: list[int] = []
    view.page_changed.connect(told.append)
    bar, key = view.verticalScrollBar(), Qt.Key
    assert bar.value() == 0
    qtbot.keyClick(view, key.Key_Down)
    assert bar.value() == bar.singleStep()
    qtbot.keyClick(view, key.Key_Up)
    assert bar.value() == 0
    qtbot.keyClick(view, key.Key_PageDown)
    assert bar.value() == view.viewport().height()
    qtbot.keyClick(view, key.Key_Space)
    assert bar.value() == 2 * view.viewport().height()
    qtbot.keyClick(view, key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(view, key.Key_End)
    assert bar.value() == bar.maximum() and view.page == view.page_count - 1
    qtbot.keyClick(view, key.Key_Home)
    assert bar.value() == 0 and view.page == 0
    assert told[0] == 1 and told[-2:] == [view.page_count - 1, 0]


def test_a_new_state_of_the_paper_keeps_the_place(qtbot: QtBot, view: PageView, pack: bytes, summary: bytes) -> None:
    view.show_pdf(pack)
    _drawn(qtbot, view)
    view.verticalScrollBar().setValue(777)
    before = _drawn(qtbot, view)
    again = bytes(bytearray(pack))
    assert again is not pack
    count = view.page_count
    view.show_pdf(again)
    assert view.page_count == count > 5  # the pages before stay until the new ones are there
    qtbot.waitUntil(lambda: view.data is again, timeout=20_000)
    assert view.scrolled[1] == 777
    assert _drawn(qtbot, view) == before
    view.show_zoom("page")
    view.go_to(7)
    view.show_pdf(summary)
    qtbot.waitUntil(lambda: view.data is summary, timeout=20_000)
    assert view.page == view.page_count - 1 < 7
    view.clear()
    assert (view.page_count, view.page, view.scrolled) == (0, 0, (0, 0))


def test_the_last_of_papers_shown_quickly_is_the_one(qtbot: QtBot, view: PageView, pack: bytes, summary: bytes) -> None:
    for data in (pack, summary, bytes(bytearray(pack)), summary):
        view.show_pdf(data)
    qtbot.waitUntil(lambda: view.complete and view.page_count > 0, timeout=20_000)
    assert view.data is summary
    view.show_pdf(pack)
    view.clear()
    view.show_pdf(b"")
    with qtbot.waitSignal(view.failed, timeout=20_000):
        pass
    assert view.page_count == 0


def test_another_width_keeps_what_is_at_the_top(qtbot: QtBot, view: PageView, pack: bytes) -> None:
    view.show_pdf(pack)
    qtbot.waitUntil(lambda: view.page_count > 0, timeout=20_000)
    view.go_to(3, 200)
    spot = view.places.spot_at(*view.scrolled)
    for width in (500, 900, 333, 700):
        view.resize(width, 500)
        now = view.places.spot_at(*view.scrolled)
        assert now.page == spot.page == 3 and abs(now.down - spot.down) < 0.005
        assert view.places.places[0].width == width - 24 - view.verticalScrollBar().sizeHint().width()


def test_pages_do_not_move_when_the_bar_comes_and_goes(qtbot: QtBot, view: PageView, pack: bytes) -> None:
    view.show_pdf(pack)
    qtbot.waitUntil(lambda: view.page_count > 0, timeout=20_000)
    assert view.verticalScrollBar().isVisible()
    lefts = [place.left for place in view.places.places]
    view.resize(700, 20_000)
    qtbot.waitUntil(lambda: not view.verticalScrollBar().isVisible())
    assert [place.left for place in view.places.places] == lefts


def test_ctrl_and_wheel_zoom_about_the_pointer(qtbot: QtBot, view: PageView, pack: bytes) -> None:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    def wheel(turn: int, keys: Qt.KeyboardModifier) -> None:
        at = QPointF(200, 300)
        event = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    view.show_pdf(pack)
    qtbot.waitUntil(lambda: view.page_count > 0, timeout=20_000)
    view.go_to(1, 300)
    told: list[object] = []
    view.zoomed.connect(told.append)
    under = view.places.spot_at(200 + view.scrolled[0], 300 + view.scrolled[1])
    wheel(60, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == "width"  # half a notch
    wheel(60, Qt.KeyboardModifier.ControlModifier)
    first = view.zoom
    for _ in range(4):
        wheel(120, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(first, float) and isinstance(view.zoom, float) and view.zoom > first
    assert told[0] == first and told[-1] == view.zoom
    now = view.places.spot_at(200 + view.scrolled[0], 300 + view.scrolled[1])
    assert (now.page, round(now.down, 2), round(now.across, 2)) == (
        under.page,
        round(under.down, 2),
        round(under.across, 2),
    )
    before = view.verticalScrollBar().value()
    wheel(-120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > before and told[-1] == view.zoom


def test_keys_zoom_between_both_ends(qtbot: QtBot, view: PageView, pack: bytes) -> None:
    from facilitator.ui.pages.papers.page_layout import STEPS

    view.show_pdf(pack)
    qtbot.waitUntil(lambda: view.page_count > 0, timeout=20_000)
    for _ in range(20):
        qtbot.keyClick(view, "+")
    assert view.zoom == STEPS[-1] and view.horizontalScrollBar().maximum() > 0
    for _ in range(20):
        qtbot.keyClick(view, "-")
    assert view.zoom == STEPS[0] and view.horizontalScrollBar().maximum() == 0
    view.show_zoom("width")
    assert view.places.places[0].width > 600


def test_words_found_are_marked_with_a_line_under_them(
    qtbot: QtBot, view: PageView, context: Context, pack: bytes
) -> None:
    from facilitator.ui.theme.tokens import LIGHT
    from facilitator.workspace.paper_pages import Hit, find_on_page

    view.show_pdf(pack)
    hits = find_on_page(pack, 0, "Roundtable pack")
    plain = _drawn(qtbot, view)
    view.show_hits(hits, 0, go=True)
    marked = _drawn(qtbot, view)
    left, top, width, height = view.places.box_on(0, hits[0].boxes[0])
    top -= view.scrolled[1]
    area = [(x, y) for x in range(left, left + width) for y in range(top, top + height + 12)]

    def count(image: QImage, colour: str) -> int:
        return sum(image.pixelColor(x, y).name() == colour.lower() for x, y in area)

    assert count(plain, LIGHT.mark) == count(plain, LIGHT.care) == count(plain, LIGHT.accent) == 0
    assert (
        count(marked, LIGHT.mark) > 200 and count(marked, LIGHT.care) >= width and count(marked, LIGHT.accent) >= width
    )
    context.theme.choose("dark")
    dark = _drawn(qtbot, view)
    assert count(dark, LIGHT.mark) == count(marked, LIGHT.mark)  # paper is white in the dark too
    view.show_hits([Hit(7, (Box(100, 700, 50, 10),))], 0, go=True)
    assert view.page == 7
    place = view.places.box_on(7, Box(100, 700, 50, 10))
    assert view.scrolled[1] < place[1] < view.scrolled[1] + view.viewport().height()


def test_the_words_of_the_page_looked_at_are_spoken(qtbot: QtBot, view: PageView, pack: bytes) -> None:
    from PySide6.QtGui import QAccessible

    view.setAccessibleName("Roundtable pack")
    view.show_pdf(pack)
    spoken = QAccessible.queryAccessibleInterface(view)
    for page in (0, 5):
        qtbot.waitUntil(lambda: view.page_count > 0, timeout=20_000)
        view.go_to(page)
        words = page_text(pack, page)
        qtbot.waitUntil(lambda words=words: spoken.text(QAccessible.Text.Description) == words, timeout=10_000)
    assert spoken.text(QAccessible.Text.Name) == "Roundtable pack"
    view.clear()
    assert view.accessibleDescription() == ""


def test_the_view_goes_away_while_pages_are_drawn(qtbot: QtBot, context: Context, pack: bytes) -> None:
    from facilitator.ui.pages.papers.page_view import PageView

    for wait in (False, True):
        view = PageView(context.theme)
        view.resize(700, 500)
        view.show()
        view.show_pdf(pack)
        if wait:
            qtbot.waitUntil(lambda view=view: view.page_count > 0, timeout=20_000)
            view.grab()
        gone: list[bool] = []
        view.destroyed.connect(lambda *_, gone=gone: gone.append(True))
        view.deleteLater()
        qtbot.waitUntil(lambda gone=gone: bool(gone), timeout=20_000)


def test_a_scaled_screen_gets_pictures_of_its_own_pixels(qtbot: QtBot, view: PageView, pack: bytes) -> None:
    from PySide6.QtGui import QPixmap

    from facilitator.workspace.paper_pages import draw_page

    view.show_pdf(pack)
    _drawn(qtbot, view)

    def twice() -> QImage:
        pixmap = QPixmap(view.viewport().size() * 2)
        pixmap.setDevicePixelRatio(2)
        view.viewport().render(pixmap)
        return pixmap.toImage()

    twice()
    qtbot.waitUntil(lambda: view.complete, timeout=20_000)
    image = twice()
    first = view.places.places[0]
    sharp = draw_page(pack, 0, first.width * 2, first.height * 2)
    wide, high = sharp.width - 60, 400
    shown = [image.pixelColor(first.left * 2 + x, first.top * 2 + y).red() for y in range(high) for x in range(wide)]
    real = [sharp.pixels[y * sharp.stride + x * 4 + 2] for y in range(high) for x in range(wide)]
    assert shown == real and min(real) < 100
