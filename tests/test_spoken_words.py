"""Every sentence for a person is made of words and of the values its names stand for, so that it can be translated."""

from __future__ import annotations

import ast
import string

import pytest
from sentences import sentences

from facilitator import errors


def test_no_sentence_is_put_together_before_it_can_be_translated() -> None:
    together = [f"{path}:{line}" for path, line, call in sentences() if isinstance(call.args[0], ast.JoinedStr)]
    assert together == []


def test_every_name_in_a_sentence_has_its_value_and_every_value_its_name() -> None:
    checked = 0
    for path, line, call in sentences():
        words = call.args[0]
        if not isinstance(words, ast.Constant) or not isinstance(words.value, str):
            continue
        names = {name for _, name, _, _ in string.Formatter().parse(words.value) if name is not None}
        assert names == {one.arg for one in call.keywords}, f"{path}:{line}"
        checked += 1
    assert checked > 80


def test_a_sentence_keeps_its_words_for_the_translator() -> None:
    error = errors.MergeError("{name} is larger than {limit}.", name="a {b}.facilitator", limit="100 MB")
    assert str(error) == "a {b}.facilitator is larger than 100 MB."
    assert error.sentence.words == "{name} is larger than {limit}."


def test_the_window_says_sentences_in_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PySide6.QtCore")
    from facilitator.ui.words import said

    inner = errors.SessionFileError("{name} is empty.", name="a.facilitator")
    error = errors.MergeError("{error} Merged before it: {done}.", error=inner, done="b")
    assert said(error) == "a.facilitator is empty. Merged before it: b."
    monkeypatch.setenv("LANGUAGE", "qps")
    assert said(error).startswith("[[a.facilitator ") or said(error).startswith("[[a.facilitator")


def test_a_finding_is_a_text_that_can_be_told_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PySide6.QtCore")
    from facilitator.ui.words import said

    why = errors.sentence("is on the roster")
    found = errors.told("“{name}” {why}; {words}", name="Kim", why=why, words="as typed")
    assert found == "“Kim” is on the roster; as typed" and isinstance(found, str)
    monkeypatch.setenv("LANGUAGE", "qps")
    assert said(found).startswith("[") and "Kim" in said(found) and "is on the roster" not in said(found)
    assert "as typed" in said(found)
