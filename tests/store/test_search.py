"""Search: found in every script, best first."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import keep, new_laptop

from facilitator.store.search import score
from facilitator.store.words import indexed_words, query_words
from facilitator.workspace import files, showing

LINES = (
    "호랑이가 두 나라를 오간다",
    "关于议题的讨论还没有结束",
    "ツルの越冬地を守る",
    "Журавли возвращаются весной, ещё зимой их ждали",
    "Тогоруу өндөр нисдэг",
    "camera traps froze; every trap was lost",
    "the camera of the ranger, and a trap for mice, were two different things altogether in that winter",
    "a camera-trap manual",
)


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("호랑", 0),
        ("라를", 0),
        ("이", 0),
        ("议题", 1),
        ("题的", 1),
        ("讨论还没", 1),
        ("越冬", 2),
        ("ВЕСН", 3),
        ("еще", 3),
        ("өндөр", 4),
        ("ｆｒｏｚｅ", 5),
    ],
)
def test_any_part_of_unspaced_scripts_and_any_beginning_of_a_word_is_found(
    tmp_path: Path, words: str, hit: int
) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    items = keep(laptop, *LINES)
    with files.opened(laptop.path, laptop.clock) as file:
        assert [found["id"] for found in showing.search(file, words)] == [items[hit]]


def test_words_side_by_side_come_first_then_whole_ones_then_the_short(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    items = keep(laptop, *LINES)
    with files.opened(laptop.path, laptop.clock) as file:
        found = [hit["id"] for hit in showing.search(file, "camera trap")]
    assert found == [items[7], items[5], items[6]]


def test_what_holds_no_word_finds_nothing(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    keep(laptop, *LINES)
    with files.opened(laptop.path, laptop.clock) as file:
        assert showing.search(file, ' …!* " ') == []


def test_a_whole_word_beats_a_beginning() -> None:
    wanted = query_words("trap")
    assert score(wanted, indexed_words("one trap")) < score(wanted, indexed_words("one trapper"))
