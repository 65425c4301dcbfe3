"""The words of the papers: read from their file, complete, overridden by a template."""

from __future__ import annotations

import ast
import re

import pytest
from summary_scene import ROOT, records, summary, wording, words

from facilitator.domain import Kind
from facilitator.errors import TemplateError
from facilitator.summary import read_wording
from facilitator.summary.wording import day, days

SAID = re.compile(r"""(?:\bsay|template|words\[)\(?\s*"([\w.]+)\"""")
COUNTED = re.compile(r"""\.count\(\s*"([\w.]+)\"""")
PLACE = re.compile(r"\{(\w+)\}")
LISTED = re.compile(r"""lists\["([\w.]+)"\]""")


def source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "facilitator/summary").glob("*.py")))


def test_every_name_the_papers_ask_for_is_in_the_file() -> None:
    own = wording()
    asked = set(SAID.findall(source())) | {
        f"bars.{kind}" for kind in Kind if kind not in ("proposal", "action", "presentation")
    }
    asked |= {f"count.{name}.{form}" for name in COUNTED.findall(source()) for form in ("one", "many")}
    assert len(asked) > 100
    assert asked - set(own.words) == set()
    assert set(LISTED.findall(source())) - set(own.lists) == set()


def _asked() -> list[tuple[str, set[str]]]:
    """(name, places given) of every ``say("name", place=…)`` in the papers whose name is written out."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "facilitator/summary").glob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        (name.value, {one.arg or "" for one in call.keywords})
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "say" and call.args
        for name in ast.walk(call.args[0])
        if isinstance(name, ast.Constant) and isinstance(name.value, str) and name.value in wording().words
    ]


def test_every_place_of_a_wording_is_filled() -> None:
    asked = _asked()
    assert len(asked) > 100
    own = wording().words
    left = {(name, place) for name, given in asked for place in PLACE.findall(own[name]) if not {"", place} & given}
    left -= {(name, place) for name in ("page", "slides.page") for place in ("page", "pages")}  # whoever writes does
    assert left == set()


def test_a_template_overrides_words_and_lists() -> None:
    settings = {"wording.draft": "Advance copy", "wording.months": "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
                "wording.note.designations": ""}  # fmt: skip
    document = summary(records(settings=settings))
    assert document.status == "Advance copy"
    assert document.place.endswith("28–29 Aug 2024")
    assert not words(document, "note").rstrip().endswith("area.")


def test_a_place_nobody_fills_stays_and_breaks_nothing() -> None:
    document = summary(records(settings={"wording.conduct.nobody": "{x}", "wording.lessons.none": "100 % {"}, notes=()))
    assert "100 % {" in words(document, "lessons")


@pytest.mark.parametrize("text", ["a = ", "a = 3", "a = [1]"])
def test_a_broken_file_is_an_error_with_a_sentence(text: str) -> None:
    with pytest.raises(TemplateError, match="wording"):
        read_wording(text)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-08-28", "2024-08-29", "28–29 August 2024"),
        ("2024-08-31", "2024-09-02", "31 August – 2 September 2024"),
        ("2024-12-31", "2025-01-02", "31 December 2024 – 2 January 2025"),
        ("2024-08-28", "2024-08-28", "28 August 2024"),
        ("2024-08-28", "", "28 August 2024"),
        ("", "", ""),
    ],
)
def test_days(first: str, last: str, expected: str) -> None:
    assert days(wording(), first, last) == expected


def test_a_day_that_is_none_comes_back() -> None:
    assert day(wording(), "soon") == "soon"


def test_numbers_under_ten_are_words() -> None:
    own = wording()
    assert [own.number(value) for value in (0, 1, 9, 10, 1200)] == ["no", "one", "nine", "10", "1,200"]
    assert own.listing(["a", "b", "c"]) == "a, b and c"
    assert own.named("Republic of Korea") == "the Republic of Korea"


@pytest.mark.parametrize(
    ("values", "expected"),
    [((9, 10), ("9", "10")), ((7, 8), ("seven", "eight")), ((), ()), ((1, 1200), ("1", "1,200"))],
)
def test_numbers_of_one_sentence_are_alike(values: tuple[int, ...], expected: tuple[str, ...]) -> None:
    assert wording().alike(values) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["a", "b", "c"], "a, b and c"),
        (["Koné, Awa"], "Koné, Awa"),
        (["Koné, Awa", "Ba, Ali"], "Koné, Awa; and Ba, Ali"),
        (["Mali", "Koné, Awa", "Ba, Ali"], "Mali; Koné, Awa; and Ba, Ali"),
    ],
)
def test_a_comma_in_a_name_parts_the_list_with_semicolons(items: list[str], expected: str) -> None:
    assert wording().names(items) == expected


def test_lists_of_counts_keep_their_commas() -> None:
    assert wording().listing(["delegations of a, b and c", "one organization"]) == (
        "delegations of a, b and c and one organization"
    )
    assert wording().listing(["a", "b"], "or") == "a or b"


def test_a_count_that_stands_alone_is_none_and_not_no() -> None:
    assert wording().alike((1, 0)) == ("one", "none")
    assert wording().alike((12, 0)) == ("12", "0")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "One action item was"), (42, "Forty-two action items were"), (109, "A total of 109 action items were")],
)
def test_no_sentence_begins_with_figures(value: int, expected: str) -> None:
    assert wording().opening("action_was", value).startswith(expected)
