"""What holds for every line there is, over all of Unicode."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from line_fixture import DAY, Row, directory, table

from facilitator.capture.line import read_line
from facilitator.capture.reading import SUPPORT, Reading, line_of
from facilitator.domain import Kind, Note

DIRECTORY = directory()
PIECES = [
    *[
        "> ",
        "! ",
        "= ",
        "? ",
        "＞\u3000",
        "+1 ",
        "-1 ",
        "＋１ ",
        "ACTION:",
        "q：",
        "ㅁㅊ샤ㅐㅜ:",
        "ФСЕШЩТЖ ",
        "AGREED: ",
    ],
    *["JP: ", "Kim: ", "Otgon: ", "Оюун：", "JP", "NIE", "ROK", "Oyun", "中国", "한국은 ", "日本と協力", "the ", "Dr "],
    *[
        " to ",
        " will ",
        " and ",
        " with ",
        "/",
        ",",
        "、",
        " и ",
        "와 ",
        "(",
        ")",
        ":",
        "：",
        " ",
        "\u3000",
        "\t",
        "\n",
        "\r",
    ],
    *[
        " by ",
        "due ",
        "before ",
        "до ",
        "к ",
        "까지",
        "まで",
        "前",
        " гэхэд",
        "截止",
        "Fri",
        "30 Sep",
        "5/10",
        "2024-09-30",
    ],
    *[
        "9月30日",
        "9월 말",
        "2025-03",
        "31.02.",
        "99/99",
        "十二月三十一日",
        "end of ",
        "March",
        "frı",
        "FEB 29",
        "next week",
        "asap",
        "SOM-28",
    ],
    *[
        "#",
        "＃",
        "@",
        "#tag",
        "@Oyun",
        "https://",
        "://x#y",
        "@김민지가",
        "#저어새는",
        "\ud800",
        "\u0301",
        "\ufeff",
        "ﬁ",
        "İ",
        "ſ",
    ],
]
UNICODE = st.text(st.characters(exclude_categories=()), max_size=60)
MIXED = st.lists(st.sampled_from(PIECES) | UNICODE, max_size=12).map("".join)
DAYS = st.dates()
KINDS = {kind.value for kind in Kind} | {SUPPORT}


@settings(max_examples=400, deadline=None)
@given(UNICODE | MIXED, DAYS)
def test_prefix_and_text_are_the_line(line: str, day: date) -> None:
    reading = read_line(line, DIRECTORY, day)
    assert reading.prefix + reading.text == line
    assert reading.kind in KINDS
    note = Note(id="n", kind=reading.kind, text=reading.text, prefix=reading.prefix)
    assert line_of(note) == line


@settings(max_examples=200, deadline=None)
@given(MIXED, DAYS)
def test_what_is_recognised_lies_in_the_line_and_holds_together(line: str, day: date) -> None:
    reading = read_line(line, DIRECTORY, day)
    assert all(0 <= mark.start < mark.end <= len(line) for mark in reading.spans)
    assert list(reading.spans) == sorted(reading.spans, key=lambda mark: (mark.start, mark.end))
    assert not (reading.speaker and reading.speaker_text)
    assert reading.speaker_text in reading.text
    assert not reading.due or date.fromisoformat(reading.due).isoformat() == reading.due
    assert reading.kind == Kind.ACTION or not (reading.due or reading.due_text or reading.leads or reading.partners)
    for members in (reading.tags, reading.people, reading.leads, reading.partners, reading.supports, reading.warnings):
        assert len(set(members)) == len(members)
        assert all(members)


@settings(max_examples=100, deadline=None)
@given(MIXED)
def test_a_plain_line_keeps_every_character_as_text(line: str) -> None:
    reading = read_line(line, DIRECTORY, DAY)
    if reading.kind == Kind.STATEMENT and not reading.speaker and "statement" not in reading.prefix.casefold():
        assert reading.prefix == ""


@settings(max_examples=100, deadline=None)
@given(st.sampled_from("abcdefghijklm"), MIXED)
def test_marks_and_support_count_only_at_the_start(first: str, rest: str) -> None:
    line = f"{first} {rest.replace(':', ' ').replace('：', ' ')}"
    reading = read_line(line, DIRECTORY, DAY)
    assert (reading.kind, reading.prefix) == (Kind.STATEMENT, "")


@pytest.mark.parametrize("row", table(), ids=lambda row: row.line)
def test_chips_show_what_was_read(row: Row) -> None:
    line = row.line
    reading = read_line(line, DIRECTORY, DAY)
    for role, wanted in _chips(reading).items():
        shown = [mark for mark in reading.spans if mark.role == role]
        assert bool(shown) == wanted, role
        assert all(line[mark.start : mark.end].strip() for mark in shown)


def _chips(reading: Reading) -> dict[str, bool]:
    marked = reading.kind != Kind.STATEMENT or "statement" in reading.prefix.casefold()
    return {
        "kind": marked,
        "speaker": bool(reading.speaker) or (reading.kind == SUPPORT and ":" in reading.prefix),
        "tag": bool(reading.tags),
        "lead": bool(reading.leads),
        "partner": bool(reading.partners),
        "due": bool(reading.due or reading.due_text),
    }
