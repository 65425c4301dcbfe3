"""The viewer of a paper around its pages: page and zoom told, faults said, words searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.pages.papers.viewer import PaperViewer


@pytest.fixture
def viewer(qtbot: QtBot, context: Context, pack: bytes) -> PaperViewer:
    """The whole viewer with a paper in it."""
    from facilitator.ui.pages.papers.viewer import PaperViewer

    context.theme.apply()
    made = PaperViewer(context.theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.show_pdf(pack, "Roundtable pack")
    qtbot.waitUntil(lambda: made.page_count > 0, timeout=20_000)
    return made


def test_the_viewer_tells_the_page_and_the_zoom(qtbot: QtBot, viewer: PaperViewer) -> None:
    from PySide6.QtCore import Qt

    count = viewer.page_count
    assert count > 5 and viewer.where.text() == f"Page 1 of {count}" and not viewer.previous.isEnabled()
    for page in range(2, count + 1):
        qtbot.mouseClick(viewer.following, Qt.MouseButton.LeftButton)
        assert viewer.where.text() == f"Page {page} of {count}"
    assert not viewer.following.isEnabled() and viewer.previous.isEnabled()
    kept: list[str] = []
    viewer.zoomed.connect(kept.append)
    qtbot.mouseClick(viewer.smaller, Qt.MouseButton.LeftButton)
    assert viewer.zoom.key == "" and kept == [str(viewer.view.zoom)]
    assert viewer.where.text().endswith(f", {round(float(kept[0]) * 100)} %")
    for segment, zoom in ((0, "width"), (1, "page")):
        qtbot.mouseClick(viewer.zoom._segments[segment], Qt.MouseButton.LeftButton)
        assert viewer.zoom.key == viewer.view.zoom == kept[-1] == zoom
    viewer.show_zoom(kept[0])
    assert viewer.view.zoom == float(kept[0]) and viewer.zoom.key == ""


def test_a_damaged_paper_is_said_and_the_next_one_shows(
    qtbot: QtBot, viewer: PaperViewer, pack: bytes, summary: bytes
) -> None:
    viewer.show_pdf(pack[:5000], "Roundtable pack")
    qtbot.waitUntil(viewer.fault.isVisible, timeout=20_000)
    assert viewer.fault.text().endswith("make the paper again.") and viewer.page_count == 0
    assert viewer.where.text() == ""
    viewer.show_pdf(summary, "Summary")
    qtbot.waitUntil(lambda: viewer.page_count > 0, timeout=20_000)
    assert not viewer.fault.isVisible() and viewer.view.accessibleName() == "Summary"


def test_searching_goes_on_from_the_page_looked_at_and_follows_the_paper(
    qtbot: QtBot, viewer: PaperViewer, pack: bytes
) -> None:
    from PySide6.QtCore import Qt

    search, finder = viewer.search, viewer.search.finder

    def done() -> bool:
        return not finder.working

    viewer.view.go_to(4)
    qtbot.keyClicks(search.field, "session")
    qtbot.waitUntil(done, timeout=20_000)
    pages = [hit.page for hit in finder.hits]
    assert pages == sorted(pages) and finder.hits[finder.current].page == viewer.view.page == 4
    assert search.told.text() == f"{pages.index(4) + 1} of {len(pages)}"
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    at, scrolled = finder.current, viewer.view.scrolled
    again = bytes(bytearray(pack))
    viewer.show_pdf(again, "Roundtable pack")
    qtbot.waitUntil(lambda: viewer.view.data is again and done(), timeout=20_000)
    assert (finder.current, viewer.view.scrolled, len(finder.hits)) == (at, scrolled, len(pages))
    search.field.setText("xyzzy")
    qtbot.waitUntil(lambda: search.told.text() == "not found", timeout=20_000)
    search.field.clear()
    assert search.told.text() == "" and search.count == 0
    viewer.clear()
    search.field.setText("session")
    assert search.told.text() == "not found"


def test_only_pages_behind_have_it_so_the_first_of_all_is_gone_to(qtbot: QtBot, viewer: PaperViewer) -> None:
    viewer.view.go_to(7)
    viewer.search.field.setText("At a glance")
    qtbot.waitUntil(lambda: not viewer.search.finder.working, timeout=20_000)
    assert viewer.search.finder.current == 0 and viewer.view.page == 0
