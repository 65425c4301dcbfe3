"""The length of the summary: trimmed from the least important, and said."""

from __future__ import annotations

import pytest
from summary_scene import action, block_words, note, part, proposal, records, summary, words

from facilitator.document import Document, Paragraph, Part, Span, Topic
from facilitator.domain import ClearedPart, Note
from facilitator.summary.clearing import Body
from facilitator.summary.length import words_of


def many(number: int, kind: str = "statement", **more: object) -> tuple[object, ...]:
    sentence = "the long valley was surveyed by three teams in one cold winter"
    return tuple(
        note(f"{kind[:2]}{index:03}", kind, f"{sentence} {index}", point="p1", **more) for index in range(number)
    )


def cleared(key: str) -> ClearedPart:
    body = Body(Part(key, "Settled", (Paragraph((Span("Settled in few words."),)),)), "delegation", "").to_json()
    return ClearedPart(f"c-{key}", "summary", "s1", key, body, "Lee Sora", "2024-08-29", "Lee Sora", 1724903000000)


def test_a_short_paper_leaves_nothing_out() -> None:
    assert "left out" not in words(summary()).casefold()


@pytest.mark.parametrize("limit", [300, 700, 1100])
def test_a_long_paper_is_trimmed_to_the_setting_and_says_how_many_went(limit: int) -> None:
    document = summary(records(notes=many(300), settings={"paper.words": str(limit)}))
    assert limit - 40 <= words_of(document.parts) <= limit
    shown = sum(f"winter {index}." in words(document, "points") for index in range(300))
    assert f" Left out for length: {300 - shown} notes. " in words(document, "note")


def test_starred_and_agreed_go_last_actions_and_proposals_never() -> None:
    given = records(
        notes=(
            *many(200),
            note("za", "agreement", "a protocol", point="p1"),
            note("zs", "statement", "a star", starred=True),
        ),
        actions=tuple(action(f"x{index:03}", f"do thing {index}") for index in range(60)),
        proposals=tuple(proposal(f"y{index:03}", f"Idea {index}") for index in range(30)),
        settings={"paper.words": "250"},
    )
    document = summary(given)
    assert "a protocol" in words(document, "points")
    assert "A star." in words(document, "other")
    assert all(f"Do thing {index} |" in words(document, "actions") for index in range(60))
    assert all(f"Idea {index}." in words(document, "proposals") for index in range(30))


def test_what_was_left_out_is_not_called_unrecorded() -> None:
    document = summary(records(notes=(*many(80, "gap"), *many(80)), settings={"paper.words": "1"}))
    topics = [block for block in part(document, "points").blocks if isinstance(block, Topic)]
    shown = [line for block in topics[0].blocks for line in block_words(block)]
    assert shown == [
        "Also noted. Recorded, left out for length.",
        "Gaps. Recorded, left out for length.",
        "Convergence and differing views. None recorded.",
    ]


def test_the_best_of_each_point_outlasts_the_rest() -> None:
    given = records(notes=(*many(200), note("g", "gap", "winter data", point="p2")), settings={"paper.words": "300"})
    assert "Gaps. Winter data." in words(summary(given), "points")


def test_tables_do_not_count() -> None:
    plain = summary(records(actions=()))
    longer = summary(records(actions=tuple(action(f"x{index}", "many words " * 40) for index in range(5))))
    assert abs(words_of(longer.parts) - words_of(plain.parts)) < 12


def test_the_note_says_words_and_minutes() -> None:
    document = summary(records(notes=many(300)))
    assert "Length: about 1,100 words, 10 minutes read aloud." in words(document, "note")


@pytest.mark.parametrize(
    ("settings", "most"),
    [
        ({"paper.words": "400"}, 400),
        ({"paper.minutes": "3"}, 330),
        ({"paper.words": "400", "paper.minutes": "3"}, 330),
        ({"paper.words": "300", "paper.minutes": "10"}, 300),
        ({"paper.minutes": "3", "paper.pace": "130"}, 390),
        ({}, 1100),
        ({"paper.words": "many"}, 1100),
    ],
)
def test_the_shorter_of_words_and_minutes_holds(settings: dict[str, str], most: int) -> None:
    document = summary(records(notes=many(300), settings=settings))
    assert most - 40 <= words_of(document.parts) <= most


def test_the_tables_of_the_annex_stay_whole_however_short_the_text() -> None:
    given = records(actions=tuple(action(f"x{index:03}", f"do thing {index}") for index in range(120)),
                    settings={"paper.minutes": "1"})  # fmt: skip
    assert words(summary(given), "actions").count("Do thing") == 120


VALLEY = "the long valley was surveyed in one cold winter"
JUST_SO_LONG: dict[str, tuple[tuple[Note, ...], tuple[str, ...]]] = {
    "statements": (tuple(note(f"s{index:03}", "statement", VALLEY, point="p1") for index in range(90)), ()),
    "single characters": (tuple(note(f"s{index:03}", "statement", "水", point="p1") for index in range(900)), ()),
    "marks and tags": (
        tuple(
            note(f"s{index:03}", "statement", f"2020-2023: pH, e-DNA… “{index}.” #crane", point="p1", tags=("crane",))
            for index in range(90)
        ),
        (),
    ),
    "views": (
        tuple(
            note(f"s{index:03}", kind, VALLEY, point=point, speaker=who, supports=supports)
            for index, (kind, point, who, supports) in enumerate(
                (kind, point, who, supports)
                for kind in ("differing view", "gap", "agreement", "recommendation", "statement")
                for point in ("p0", "p2", "")
                for who in ("mn", "p-lee", "")
                for supports in ((), ("jp", "kr"))
            )
        ),
        (),
    ),
    "settled points": (
        tuple(note(f"s{index:03}", "statement", VALLEY, point="p1") for index in range(90)),
        ("points",),
    ),
    "a settled point": (
        tuple(note(f"s{index:03}", "statement", VALLEY, point="p1") for index in range(90)),
        ("points/p1",),
    ),
    "settled other matters": (tuple(note(f"s{index:03}", "statement", VALLEY) for index in range(90)), ("other",)),
}


@pytest.mark.parametrize("name", JUST_SO_LONG)
def test_a_paper_of_just_the_length_asked_for_leaves_nothing_out_and_one_word_less_does(name: str) -> None:
    notes, settled = JUST_SO_LONG[name]

    def composed(most: int) -> Document:
        own = tuple(map(cleared, settled))
        return summary(records(notes=notes, cleared=own, settings={"paper.words": str(most)}))

    length = words_of(composed(1_000_000).parts)
    assert "left out" not in words(composed(length)).casefold()
    if not settled:
        assert "Left out for length: " in words(composed(length - 1), "note")
