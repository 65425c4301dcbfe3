"""A line with what its writer corrected: the words stay, the meaning changes, and it holds while one types on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.directory import Directory
from facilitator.domain import Kind, Participant, Term
from facilitator.workspace.reading_line import Correction, Reading, read, with_kind

DAY = date(2024, 8, 29)
DIRECTORY = Directory(
    (
        Term("1", "delegation", "MNG", "Mongolia", "MNG", (), "", "", ""),
        Term("2", "organization", "NIE", "National Institute of Ecology", "NIE", (), "", "", ""),
        Term("3", "species", "snow-leopard", "Snow leopard", "", (), "", "", ""),
    ),
    (
        Participant("kim1", "Kim Byeolbit", (), "", "", "", "", "", True, ()),
        Participant("kim2", "Kim Solip", (), "", "", "", "", "", True, ()),
    ),
)


def _read(line: str, *corrections: tuple[str, str, str]) -> Reading:
    return read(line, DIRECTORY, DAY, [Correction(*one) for one in corrections])


def _meaning(reading: Reading) -> Reading:
    return replace(reading, spans=(), warnings=())


_TO_GO = "NIE to go by 31 Oct 2024"


def _made(kind: str, text: str, prefix: str = "", **fields: object) -> Reading:
    return replace(Reading(kind=kind, text=text, prefix=prefix), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "corrections", "expected"),
    [
        ("Kim: hello", [("speaker", "Kim", "kim2")], _made("statement", "hello", "Kim: ", speaker="kim2")),
        ("Kim: GAP: no maps", [("speaker", "Kim", "kim2")], _made("gap", "no maps", "Kim: GAP: ", speaker="kim2")),
        ("! Kim: hello", [("speaker", "Kim", "kim2")], _made("proposal", "hello", "! Kim: ", speaker="kim2")),
        ("Kim: hello", [("speaker", "Kim", "")], _made("statement", "Kim: hello")),
        ("MNG: hello", [("speaker", "MNG", "")], _made("statement", "MNG: hello")),
        ("! MNG: hello", [("speaker", "MNG", "")], _made("proposal", "MNG: hello", "! ")),
        ("MNG: hello", [("speaker", "MNG", "NIE")], _made("statement", "hello", "MNG: ", speaker="NIE")),
        ("MNG: hello", [("speaker", "XXX", "NIE")], _made("statement", "hello", "MNG: ", speaker="MNG")),
        ("GAP: x", [("kind", "gap", "lesson")], _made("lesson", "x", "GAP: ")),
        ("GAP: x", [("kind", "gap", "")], _made("statement", "GAP: x")),
        (f"> {_TO_GO}", [("kind", "action", "statement")], _made("statement", _TO_GO, "> ")),
        (_TO_GO, [("kind", "statement", "action")], _made("action", _TO_GO, leads=("NIE",), due="2024-10-31")),
        (
            "NIE to go by 10/9",
            [("kind", "statement", "action"), ("due", "10/9", "2024-09-10")],
            _made("action", "NIE to go by 10/9", leads=("NIE",), due="2024-09-10"),
        ),
        (
            "> NIE to go by Fri",
            [("due", "2024-08-30", "before lunch")],
            _made("action", "NIE to go by Fri", "> ", leads=("NIE",), due_text="before lunch"),
        ),
        ("> NIE to go by Fri", [("due", "2024-08-30", "")], _made("action", "NIE to go by Fri", "> ", leads=("NIE",))),
        ("> NIE to go", [("leads", "NIE", "MNG")], _made("action", "NIE to go", "> ", leads=("MNG",))),
        (
            "a #x #y",
            [("tags", "x", "snow-leopard"), ("tags", "y", "snow-leopard")],
            _made("statement", "a #x #y", tags=("snow-leopard",)),
        ),
        ("a #x #y", [("tags", "x", "")], _made("statement", "a #x #y", tags=("y",))),
        ("+1 MNG", [("kind", "support", "")], _made("statement", "+1 MNG")),
        ("+1 MNG, NIE", [("supports", "NIE", "")], _made("support", "MNG, NIE", "+1 ", supports=("MNG",))),
    ],
)
def test_what_is_corrected(line: str, corrections: list[tuple[str, str, str]], expected: Reading) -> None:
    found = _read(line, *corrections)
    assert _meaning(found) == expected
    assert found.prefix + found.text == line


def test_what_is_settled_warns_no_more() -> None:
    assert "ambiguous-speaker" in _read("Kim: hello").warnings
    assert _read("Kim: hello", ("speaker", "Kim", "kim1")).warnings == ()
    assert _read("> NIE to go by 10/9", ("due", "10/9", "2024-09-10")).warnings == ()
    assert _read("AGREED: no agreement", ("kind", "agreement", "statement")).warnings == ()


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        ("", Kind.ACTION, "ACTION: "),
        ("send maps", Kind.ACTION, "ACTION: send maps"),
        ("MNG: send maps", Kind.ACTION, "MNG: ACTION: send maps"),
        ("Kim: send maps", Kind.GAP, "GAP: Kim: send maps"),
        ("> send maps", Kind.ACTION, "send maps"),
        ("> send maps", Kind.GAP, "GAP: send maps"),
        ("> ACTION: send maps", Kind.GAP, "GAP: send maps"),
        ("MNG: > send maps", Kind.QUESTION, "MNG: QUESTION: send maps"),
        ("Kim: GAP: send", Kind.LESSON, "LESSON: Kim: send"),
        ("  > send", Kind.STATEMENT, "  send"),
        ("> > send", Kind.STATEMENT, "STATEMENT: > send"),
    ],
)
def test_another_kind(line: str, kind: Kind, expected: str) -> None:
    assert with_kind(line, kind, DIRECTORY, DAY) == expected


_WORDS = st.lists(
    st.sampled_from(
        ["> ", "! ", "= ", "GAP: ", "MNG: ", "Kim: ", "Ganbold: ", "#x ", "to go ", "by 10/9 ", "\n", "합의: "]
    ),
    max_size=6,
).map("".join)


@given(_WORDS, st.sampled_from(list(Kind)))
def test_a_kind_is_set_and_taken_back_and_no_word_is_lost(line: str, kind: Kind) -> None:
    if read(line, DIRECTORY, DAY).kind in (kind, Kind.STATEMENT):
        line = with_kind(line, Kind.LESSON if kind is not Kind.LESSON else Kind.GAP, DIRECTORY, DAY)
    once = with_kind(line, kind, DIRECTORY, DAY)
    assert read(once, DIRECTORY, DAY).kind == kind
    assert read(with_kind(once, kind, DIRECTORY, DAY), DIRECTORY, DAY).kind == Kind.STATEMENT
    for word in ("MNG", "Kim", "Ganbold", "#x", "to go", "10/9"):
        assert once.count(word) == line.count(word)


_FIELDS = ("kind", "speaker", "due", "tags", "leads", "people", "supports")
_MEANT = st.sampled_from(["", "MNG", "x", "action", "gap", "support", "2024-09-10", "words"])


@given(
    st.one_of(_WORDS, st.text(max_size=40)),
    st.lists(st.tuples(st.sampled_from(_FIELDS), _MEANT | st.just("statement"), _MEANT), max_size=5),
)
def test_whatever_is_corrected_the_line_stays_the_line(line: str, corrections: list[tuple[str, str, str]]) -> None:
    found = _read(line, *corrections)
    assert found.prefix + found.text == line
    assert found.kind in {*Kind, "support"}
    if found.kind != Kind.ACTION:
        assert not (found.leads or found.due or found.due_text)
