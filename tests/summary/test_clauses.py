"""How typed words follow an opening: a clause, a request, or after a colon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_scene import note, records, summary, wording, words

from facilitator.summary.clauses import COLON, THAT, TO, form

LISTS = wording().lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("herders should be asked first", THAT),
        ("the known corridors should be managed together", THAT),
        ("the plans of 2020–2023 would remain the basis", THAT),
        ("it was too late", THAT),
        ("there is no host", THAT),
        ("one manual would be drafted", THAT),
        ("a form they can fill", COLON),
        ("a form everybody can fill", COLON),
        ("a site China could offer", COLON),
        ("a list of who has data", COLON),
        ("a list, which was long", COLON),
        ("ensure data are shared", TO),
        ("make sure records are open", TO),
        ("name one contact person", TO),
        ("name of the site should be kept", COLON),
        ("list sites that are shared", COLON),
        ("exchange programmes should grow", COLON),
        ("write: one page", COLON),
        ("write", COLON),
        ("camera stations should stay", COLON),
        ("Herders should be asked", COLON),
        ("should herders be asked", COLON),
        ("the sites were wet?", COLON),
        ("a single catalogue", COLON),
        ("牧民 should be asked", COLON),
        ("", COLON),
    ],
)
def test_only_what_is_plain_is_joined(text: str, expected: str) -> None:
    assert form(text, LISTS) == expected


@given(st.text(max_size=40))
def test_any_text_has_a_form(text: str) -> None:
    assert form(text, LISTS) in (THAT, TO, COLON)


def said(text: str, kind: str = "recommendation", **more: object) -> str:
    backed = {"point": "p1", "speaker": "cn", "supports": ("jp",), **more}
    return words(summary(records(notes=(note("a", kind, text, **backed),))), "points")


def test_sentences_join_clauses_and_requests_without_changing_their_words() -> None:
    assert "Some delegations suggested that the grid should be fixed." in said("The grid should be fixed")
    assert "Some delegations made the suggestion to write one form." in said("Write one form")
    assert "Some delegations suggested the following: one form." in said("one form")
    assert "Some delegations suggested the following: the grid should be fixed; later." in said(
        "the grid should be fixed; later"
    )


def test_a_statement_asks_for_nothing_and_an_agreement_only_where_read_back() -> None:
    assert "Write one form (supported by some delegations)." in said("write one form", "statement")
    assert "Some delegations supported the following: write one form; soon." in said(
        "write one form; soon", "statement"
    )
    assert "Some delegations supported the following: one form (one participant expressed reservations)." in said(
        "one form", "statement", reservations=("ru",)
    )
    assert "were of the view that it was late." in said("it was late", "statement")
    assert "The participants agreed that it would be late." in said("it would be late", "agreement", confirmed="x")
    assert "The workshop recommended that it would be late." in said("it would be late", "agreement")


def test_neighbours_with_the_same_opening_share_it() -> None:
    notes = tuple(
        note(item, "recommendation", text, point="p1", speaker="cn", supports=("jp",))
        for item, text in (("a", "the grid should be fixed"), ("b", "the date could be later"), ("c", "write one form"))
    )
    assert (
        "Some delegations suggested that the grid should be fixed; and that the date could be later. "
        "Some delegations made the suggestion to write one form." in words(summary(records(notes=notes)), "points")
    )
