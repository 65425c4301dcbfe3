"""Possible duplicates: a table of pairs in the scripts of the workshop, what they never are, and how fast."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.merge.duplicates import ALIKE, Candidate, near_duplicates

# (same?, one, other)
PAIRS: tuple[tuple[bool, str, str], ...] = (
    # Latin
    (
        True,
        "The same leopard was counted twice on both sides of the border",
        "Same leopard counted twice, both sides of the border",
    ),
    (
        True,
        "NIE to circulate the draft metadata sheet by 30 September",
        "NIE will circulate a draft metadata sheet by end of September",
    ),
    (True, "Who hosts and pays for the platform after 2026?", "Who will host and pay for the platform after 2026?"),
    (True, "Fences along the railway stop the gazelle migration", "Railway fences are stopping gazelle migration"),
    (
        True,
        "Spoonbills were best watched from the water",
        "Spoonbills watched from boats, from the water, gave the best counts",
    ),
    (True, "Data belong to the herder groups who collected them", "The data belong to herder groups that collected it"),
    (True, "No common protocol for camera traps yet", "There is no common camera trap protocol yet"),
    (False, "Fences along the railway stop the gazelle migration", "Fences along the river protect the crane nests"),
    (
        False,
        "NIE to circulate the draft metadata sheet by 30 September",
        "WWF to translate the field manual by 15 October",
    ),
    (False, "Yes", "Yes"),
    (False, "Agreed.", "Agreed!"),
    (False, "We support this proposal", "We support the platform"),
    (False, "Rangers need training in drone surveys", "Schools need lessons about wetlands"),
    (False, "Budget for three years is not secured", "Camera traps for three sites are not delivered"),
    # Cyrillic, Russian
    (
        True,
        "Граница не останавливает леопарда, нужен общий учёт",
        "Нужен общий учет: граница леопарда не останавливает",
    ),
    (True, "Данные о пожарах передаются слишком поздно", "Данные по пожарам передают слишком поздно"),
    (True, "Нет единого протокола для фотоловушек", "Единого протокола фотоловушек нет"),
    (False, "Граница не останавливает леопарда, нужен общий учёт", "Нужен общий фонд для инспекторов заповедника"),
    (False, "Данные о пожарах передаются слишком поздно", "Данные о гнёздах журавлей неполны"),
    (False, "Да, согласны", "Да, согласны"),
    # Mongolian
    (True, "Өвлийн бэлчээр бол ирвэсийн ч гэр юм", "Өвлийн бэлчээр ирвэсийн гэр мөн"),
    (True, "Малчид ирвэсийн тоог хоёр удаа бүртгэсэн", "Ирвэсийн тоог малчид хоёр удаа бүртгэжээ"),
    (False, "Өвлийн бэлчээр бол ирвэсийн ч гэр юм", "Зуны бэлчээрт хашаа барихгүй байх"),
    # Hangul
    (True, "서식지 조사와 지역 주민의 참여가 필요하다", "서식지 조사에 지역 주민 참여가 필요함"),
    (True, "갯벌과 습지의 겨울 철새를 함께 조사하자", "겨울 철새를 갯벌과 습지에서 함께 조사하자"),
    (True, "데이터 공유 규정이 아직 없다", "아직 데이터 공유 규정이 없음"),
    (False, "서식지 조사와 지역 주민의 참여가 필요하다", "국경 지역의 산불 자료가 필요하다"),
    (False, "갯벌과 습지의 겨울 철새를 함께 조사하자", "호랑이 이동 통로를 함께 지도에 그리자"),
    (False, "네, 동의합니다", "네, 동의합니다"),
    # Han
    (True, "跨界保护区需要共同的数据标准与议题清单", "跨界保护区需要共同数据标准和议题清单"),
    (True, "湿地候鸟的栖息地正在缩小，需要修复", "候鸟湿地栖息地缩小，需要修复"),
    (True, "同一只豹被两国重复计数", "两国把同一只豹重复计数了"),
    (False, "跨界保护区需要共同的数据标准与议题清单", "跨界河流需要共同的水质监测经费"),
    (False, "湿地候鸟的栖息地正在缩小，需要修复", "草原上的围栏需要拆除以便黄羊迁徙"),
    (False, "同意", "同意"),
    # Kana and Han
    (True, "渡り鳥の中継地を共同で調べる必要がある", "渡り鳥の中継地の共同調査が必要"),
    (True, "ヘラジロのデータは来年までに公開する", "ヘラジロのデータを来年までに公開します"),
    (False, "渡り鳥の中継地を共同で調べる必要がある", "渡り鳥の病気の検査を各国で続ける"),
    (False, "データの所有者は誰ですか", "予算の責任者は誰ですか"),
    (False, "はい、賛成です", "はい、賛成です"),
)


def _note(item: str, text: str, hand: str, at: int = 0, point: str = "p", speaker: str = "") -> Candidate:
    return Candidate(item, text, hand, speaker, point, at)


def _found(one: Candidate, other: Candidate) -> bool:
    return bool(near_duplicates([one, other]))


@pytest.mark.parametrize(("same", "one", "other"), PAIRS)
def test_table(same: bool, one: str, other: str) -> None:
    assert _found(_note("a", one, "Oyun"), _note("b", other, "Bada", 60_000)) is same


def test_the_table_has_forty_pairs_of_both_sorts() -> None:
    assert len(PAIRS) == 40 and 15 < sum(same for same, _, _ in PAIRS) < 25


SAID = "The same leopard was counted twice on both sides"


@pytest.mark.parametrize(
    "other",
    [
        _note("b", SAID, "Oyun"),
        _note("b", SAID, "Bada", point="another"),
        _note("b", SAID, "Bada", at=31 * 60_000),
        _note("b", SAID, "Bada", speaker="mongolia"),
    ],
    ids=["same hand", "other point", "half an hour later", "other speaker"],
)
def test_what_is_no_duplicate(other: Candidate) -> None:
    one = _note("a", SAID, "Oyun", speaker="korea")
    assert not _found(one, other)
    assert _found(one, _note("c", SAID, "Bada", at=29 * 60_000, speaker="korea"))


def test_the_form_of_letters_does_not_matter() -> None:
    wide = "Ｔｈｅ ＳＡＭＥ leopard ﬁled twice was counted"
    assert _found(_note("a", wide, "Oyun"), _note("b", "the same leopard filed twice was counted", "Bada"))


@given(st.lists(st.sampled_from([text for _, one, other in PAIRS for text in (one, other)]), max_size=12), st.randoms())
def test_the_order_notes_come_in_does_not_matter(texts: list[str], chance: random.Random) -> None:
    notes = [_note(str(place), text, f"hand {place % 3}", at=place * 1000) for place, text in enumerate(texts)]
    shuffled = chance.sample(notes, len(notes))
    found = near_duplicates(notes)
    assert near_duplicates(shuffled) == found
    assert all(pair.one != pair.other and ALIKE <= pair.likeness <= 100 for pair in found)


def test_two_thousand_notes_at_once_take_no_second() -> None:
    chance = random.Random(1)
    words = [word for _, one, other in PAIRS for word in f"{one} {other}".split()]
    notes = [_note(str(n), " ".join(chance.choices(words, k=9)), f"hand {n % 2}", at=n) for n in range(2000)]
    twin = _note("twin", notes[700].text + " indeed", "hand 9", at=3)
    begun = time.process_time()
    found = near_duplicates([*notes, twin])
    assert time.process_time() - begun < 1.0
    assert ("twin", "700") in {(pair.one, pair.other) for pair in found}


def test_an_import_of_ten_thousand_lines_at_one_moment() -> None:
    """They cannot all be compared with each other; a pair that shares a rare word is found all the same."""
    chance = random.Random(2)
    words = [word for _, one, other in PAIRS for word in f"{one} {other}".split()]
    notes = [_note(str(n), " ".join(chance.choices(words, k=9)), f"hand {n % 2}") for n in range(10_000)]
    notes += [_note("one", f"{SAID} of the Onon", "hand 0"), _note("other", f"{SAID}, at the Onon", "hand 1")]
    begun = time.process_time()
    found = near_duplicates(notes)
    assert time.process_time() - begun < 10.0
    assert ("one", "other") in {(pair.one, pair.other) for pair in found}
