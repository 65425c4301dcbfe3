"""Typed words made fit for a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.summary.sentences import (
    capitalize,
    count_words,
    ended,
    first_sentence,
    lower_start,
    quoted,
    several,
    stop,
    tidy,
    unstop,
)
from facilitator.summary.wording import capital


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("roads", "Roads"),
        ("pH rises", "pH rises"),
        ("“roads”", "“Roads”"),
        ("өвөл", "Өвөл"),
        ("东北", "东北"),
        ("", ""),
        ("https://example.org/a is the address", "https://example.org/a is the address"),
        ("www.example.org has it", "www.example.org has it"),
        ("example.org/list has it", "example.org/list has it"),
        ("(office@example.org)", "(office@example.org)"),
        ("eDNA samples", "eDNA samples"),
        ("e.g. roads", "E.g. roads"),
        ("e-mail to all", "E-mail to all"),
    ],
)
def test_capitalize(typed: str, shown: str) -> None:
    assert capitalize(typed) == shown


@pytest.mark.parametrize("typed", ["eDNA monitoring", "https://example.org", "a@example.org", "pH"])
def test_words_of_our_own_keep_spellings_too(typed: str) -> None:
    assert capital(typed) == typed
    assert capital("roads") == "Roads"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("The grid", "the grid"), ("Amur tiger", "Amur tiger"), ("A grid", "a grid"), ("IN Japan", "IN Japan")],
)
def test_lower_start_only_for_common_words(typed: str, shown: str) -> None:
    assert lower_start(typed, ("the", "a", "in")) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a", "a."),
        ("a.", "a."),
        ("a?", "a?"),
        ("a;", "a."),
        ("“a.”", "“a.”"),
        ("先看", "先看。"),
        ("先看。", "先看。"),
        ("", ""),
    ],
)
def test_stop(typed: str, shown: str) -> None:
    assert stop(typed) == shown


def test_unstop_keeps_abbreviations_and_questions() -> None:
    assert [unstop(text) for text in ("a.", "roads etc.", "why?", "a...")] == ["a", "roads etc.", "why?", "a..."]


def test_first_sentence_is_no_abbreviation() -> None:
    assert first_sentence("Fix the grid. Then survey.") == "Fix the grid."
    assert first_sentence("P. uncia lives here") == "P. uncia lives here"
    assert first_sentence("先看数据。再划定。") == "先看数据。"
    assert several("a; b") and several("One two. Three") and not several("3.5 km of road")


def test_quotation_marks_of_the_language() -> None:
    assert quoted("共通", "ja") == "「共通」"
    assert quoted("Леопард", "ru") == "«Леопард»"
    assert quoted("읽다", "ko") == "“읽다”"
    assert quoted("«Леопард»", "en") == "«Леопард»"


def test_words_are_counted_as_a_word_processor_does() -> None:
    assert count_words("Camera-trap data, 10 km – 3.5 per cent.") == 7
    assert count_words("先看懂数据") == 3
    assert count_words("") == 0


@given(st.text())
def test_a_stop_is_added_once(text: str) -> None:
    assert stop(stop(text)) == stop(text)
    assert not stop(text) or ended(stop(text))


@given(st.text())
def test_tidy_loses_nothing_but_spaces_and_hanging_marks(text: str) -> None:
    assert [c for c in tidy(text) if c.isalnum()] == [c for c in text if c.isalnum()]
    assert tidy(tidy(text)) == tidy(text)
