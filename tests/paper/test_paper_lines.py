"""Where lines end, and how wide columns are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.document import Span
from facilitator.paper.atoms import Setting
from facilitator.paper.columns import fit_columns, level
from facilitator.paper.fonts import Faces
from facilitator.paper.glue import glued
from facilitator.paper.lines import BALANCED, CELL, EVEN, count_lines, natural, set_lines, widest
from facilitator.paper.runs import NO_END, NO_START
from facilitator.paper.styles import BODY, CJK_SCALE


@pytest.fixture(scope="module")
def faces():
    return Faces()


def broken(words, width, faces, language="", mode=EVEN):
    setting = Setting(faces, "en")
    lines = set_lines(setting.atoms((Span(words, language=language),), BODY), width, setting, mode)
    return ["".join(piece.word.text for piece in line.pieces) for line in lines]


@pytest.mark.parametrize(
    ("words", "language", "whole"),
    [
        ("We met in Session 2.1 and then met in Session 2.2 and in Session 3", "", ["Session 2.1", "Session 2.2"]),
        ("Blurred to 10 km or to 25 km or even to 100 km because of that", "", ["10 km", "25 km", "100 km"]),
        ("Due by 29 August 2024 or else by 15 October 2024 at the latest", "", ["29 August 2024", "15 October 2024"]),
        ("Item 2.1-A3 and item 2.1-A4 and item 2.1-P12 were all deferred", "", ["2.1-A3", "2.1-A4", "2.1-P12"]),
        ("저어새는 국경을 모르지만 우리는 알아야 합니다", "ko", ["저어새는", "국경을", "모르지만", "합니다"]),
        ("Бэлчээр бол ирвэсийн ч гэр юм, ирвэс нь амьтан юм", "mn", ["ирвэсийн ч", "ирвэс нь"]),
        ("Леопард не предъявляет паспорт на границе никому", "ru", ["предъявляет", "паспорт", "границе"]),
        ("The catalogue is a メタデータ in words, カタログ in others", "", ["メタデータ", "カタログ"]),
        ("In the park 东北虎豹国家公园 and in the park 东北虎豹国家公园", "", ["东北虎豹国家公园"]),
    ],
)
@pytest.mark.parametrize("width", range(84, 150, 7))
def test_what_is_never_parted(words, language, whole, width, faces):
    lines = [line.replace("\u00a0", " ") for line in broken(words, width, faces, language)]
    count = sum(words.count(each) for each in whole)
    assert sum(line.count(each) for line in lines for each in whole) == count
    assert len(lines) > 1


@pytest.mark.parametrize("language", ["zh", "ja"])
@pytest.mark.parametrize("width", range(40, 200, 9))
def test_kinsoku_at_both_ends(language, width, faces):
    words = "「共通の手法がなければ、結論もない。」（2024年）“连通性”、『メタデータ』のカタログ・ちょっとした、っきゃ！"
    lines = broken(words * 3, width, faces, language)
    assert "".join(lines) == words * 3
    assert not [line for line in lines[1:] if line[0] in NO_START]
    assert not [line for line in lines[:-1] if line[-1] in NO_END]


def test_hyphenated_words_may_break_after_their_hyphen(faces):
    assert broken("East Asian-Australasian Flyway", 70, faces)[0].endswith("-")


def test_an_even_rag_costs_no_line(faces):
    words = "eこ湿aba-ba 湿e -a-メabab ebeddメメd ac-bca-- -ae-湿d- 湿bメメ -"
    atoms = Setting(faces, "en").atoms((Span(words),), BODY)
    assert len(broken(words, 98.0, faces)) == count_lines(atoms, 98.0) == 3


@pytest.mark.parametrize(
    ("words", "ems"), [("「共通」", 3), ("「共通。」", 3.5), ("共、通", 3), ("共「通", 3), ("「『共』」", 3)]
)
def test_full_width_marks_lose_half_at_the_ends_and_beside_each_other(words, ems, faces):
    atoms = Setting(faces, "en").atoms((Span(words, language="ja"),), BODY)
    assert natural(atoms) == pytest.approx(ems * BODY.size * CJK_SCALE)


def test_headings_are_balanced(faces):
    lines = broken("Links to global and regional policies", 120, faces, mode=BALANCED)
    assert lines == ["Links to global", "and regional policies"] or lines == [
        "Links to global and",
        "regional policies",
    ]


words_of_text = st.lists(
    st.text("abcdefghijklmnop湿地连着、。ことメ한국Жө-()", min_size=1, max_size=12), min_size=1, max_size=40
)


@settings(max_examples=150, deadline=None)
@given(words_of_text, st.floats(30, 400), st.sampled_from([EVEN, CELL, BALANCED]))
def test_lines_hold_everything_in_as_few_lines_as_greedy(words, width, mode):
    setting = Setting(Faces(), "en")
    text = " ".join(words)
    atoms = setting.atoms((Span(text),), BODY)
    lines = set_lines(atoms, width, setting, mode)
    joined = "".join(piece.word.text for line in lines for piece in line.pieces)
    assert joined.replace(" ", "").replace("\u00a0", "") == text.replace(" ", "")
    assert all(line.width <= width + 0.01 for line in lines) or setting.broken
    if not setting.broken:
        assert len(lines) == count_lines(atoms, width)
        assert widest(atoms) <= width + 0.01 <= natural(atoms) + width + 1


@given(
    st.lists(st.floats(5, 80), min_size=1, max_size=8),
    st.lists(st.lists(st.floats(0, 900), min_size=8, max_size=8), min_size=1, max_size=12),
    st.floats(100, 800),
)
def test_columns_fill_the_measure_and_hold_their_longest_words(least, rows, available):
    rows = [[max(row[index], least[index]) for index in range(len(least))] for row in rows]
    widths = fit_columns(least, rows, available, lambda row, column, width: 1 + int(rows[row][column] / width))
    assert sum(widths) == pytest.approx(available)
    if sum(least) <= available:
        assert all(width >= need - 1e-6 for width, need in zip(widths, least, strict=True))


@given(st.lists(st.floats(1, 90), min_size=1, max_size=9), st.floats(10, 700))
def test_levelled_columns_fill_the_measure(least, available):
    assert sum(level(least, available)) == pytest.approx(available)


def test_a_column_of_sentences_gets_more_than_a_column_of_figures():
    narrow, wide = fit_columns([20, 20], [[25, 900], [25, 700]], 300, lambda row, column, width: 1)
    assert wide > 8 * narrow


@pytest.mark.parametrize(
    ("left", "right", "parted"),
    [
        ("3", "500", False), ("500", "€", False), ("12", "000", False), ("000", "000;", False), ("(3", "500)", False),
        ("€", "3", False), ("500–4", "200", False), ("2024", "500", True), ("12", "5000", True), ("2,", "300", True),
        ("3\u2009500", "€.", False), ("3", "birds", True),
    ],
)  # fmt: skip
def test_groups_of_digits_and_their_sign_stay_together(left: str, right: str, parted: bool) -> None:
    assert glued(left, right, "en") is not parted
