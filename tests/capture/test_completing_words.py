"""What a word being typed could become, in any script and form, best first."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.capture.completing import Completer, Offer, Use, fold_typed
from facilitator.capture.line import read_line
from facilitator.capture.tokens import Asked, asked_at
from facilitator.directory import Directory
from facilitator.domain import Participant, Term

DAY = date(2024, 8, 29)


def _term(vocabulary: str, key: str, name: str, abbreviation: str = "", *synonyms: str) -> Term:
    return Term(f"id-{key}", vocabulary, key, name, abbreviation, synonyms, "", "", "")


def _person(key: str, name: str, *aliases: str, short: str = "", of: str = "", present: bool = True) -> Participant:
    return Participant(key, name, aliases, short, of, "", "", "", present, ())


DIRECTORY = Directory(
    (
        _term("delegation", "MNG", "Mongolia", "MNG", "Монгол", "モンゴル", "蒙古", "몽골"),
        _term("delegation", "KOR", "Republic of Korea", "ROK", "대한민국", "韓国"),
        _term("delegation", "PRK", "Democratic People’s Republic of Korea", "DPRK", "КНДР"),
        _term("organization", "NIE", "National Institute of Ecology", "NIE", "국립생태원"),
        _term("species", "snow-leopard", "Snow leopard", "", "ирвэс", "снежный барс", "雪豹", "눈표범", "ユキヒョウ"),
        _term("species", "amur-leopard", "Amur leopard", "", "дальневосточный леопард", "东北豹"),
        _term("target", "GBF-04", "Halt Species Extinction", "Target 4", "GBF-4"),
    ),
    (
        _person("p-gol", "Mösön Gol", "Гол Мөсөн", short="MG", of="Institute of Mountains"),
        _person("p-kim1", "Kim Byeolbit", "김별빛"),
        _person("p-kim2", "Kim Solip", "김솔잎", present=False),
        _person("p-ed", "Éva Đorđević", "Ёлка Ёжикова"),
    ),
)
COMPLETER = Completer(DIRECTORY)


def _asked(line: str, cursor: int | None = None) -> list[tuple[str, str]]:
    found = asked_at(line, len(line) if cursor is None else cursor)
    return [(one.role, one.typed) for one in found]


def _best(line: str, completer: Completer = COMPLETER) -> Offer:
    _, offers = completer.complete(line, len(line))
    return offers[0]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", []),
        ("M", [("speaker", "M")]),
        ("Rep of", [("speaker", "Rep of")]),
        ("  M", [("speaker", "M")]),
        ("M ", []),
        ("one two three four five", []),
        ("! M", [("speaker", "M")]),
        ("GAP: M", [("speaker", "M")]),
        ("MNG: we", []),
        ("MNG: we saw #sn", [("tag", "sn")]),
        ("#", [("tag", "")]),
        ("＃雪", [("tag", "雪")]),
        ("多くの#雪", [("tag", "雪")]),
        ("mail me at a@b", []),
        ("see http://x/#frag", []),
        ("a#b", []),
        ("with @Kim", [("person", "Kim")]),
        ("with @Kim So", [("person", "Kim So")]),
        ("+1 JP, RO", [("party", "RO")]),
        ("+1 JP RO", [("party", "JP RO"), ("party", "RO")]),
        ("-1 mo", [("party", "mo")]),
        ("+1 JP: because mo", []),
        ("+1", [("speaker", "+1")]),
        ("> NI", [("party", "NI")]),
        ("> NIE and Mo", [("party", "Mo")]),
        ("ACTION: NIE to send maps", []),
        ("ACTION: NIE to send maps with Mo", [("party", "Mo")]),
        ("MNG: ACTION: NI", [("party", "NI")]),
        ("ACTION: MNG: NI", [("party", "NI")]),
        ("14:20", []),
        ("first line\nsecond", []),
    ],
)
def test_what_is_asked_for(line: str, asked: list[tuple[str, str]]) -> None:
    assert _asked(line) == asked


def test_inside_a_word_nothing_is_asked_for() -> None:
    assert _asked("#snow", 3) == []
    assert _asked("#snow leopard", 5) == [("tag", "snow")]


@pytest.mark.parametrize(
    ("line", "key", "matched"),
    [
        ("mon", "MNG", "Mon"),
        ("МОНГ", "MNG", "Монг"),
        ("もんご", "MNG", "モンゴ"),
        ("蒙", "MNG", "蒙"),
        ("몽", "MNG", "몽"),
        ("rok", "KOR", "ROK"),
        ("rep k", "KOR", "RepK"),
        ("korea", "KOR", "Korea"),
        ("생태", "NIE", "생태"),
        ("대한", "KOR", "대한"),
        ("moson", "p-gol", "Mösön"),
        ("гол", "p-gol", "Гол"),
        ("мосон", "p-gol", "Мөсөн"),
        ("eva dor", "p-ed", "Éva Đor"),
        ("ежик", "p-ed", "Ёжик"),
        ("mount", "Institute of Mountains", "Mount"),
        ("#леопард", "amur-leopard", "леопард"),
        ("#豹", "snow-leopard", "豹"),
        ("#北豹", "amur-leopard", "北豹"),
        ("#sl", "snow-leopard", "sl"),
        ("#gbf-4", "GBF-04", "GBF-4"),
        ("#extinc", "GBF-04", "Extinc"),
    ],
)
def test_every_form_and_script_is_found_and_marked(line: str, key: str, matched: str) -> None:
    offer = _best(line)
    assert offer.key == key
    assert "".join(offer.text[start : start + length] for start, length in offer.matched) == matched


def test_exact_beginnings_come_before_later_words_and_initials() -> None:
    _, offers = COMPLETER.complete("ko", 2)
    assert [offer.key for offer in offers] == ["KOR", "PRK"]
    _, offers = COMPLETER.complete("kim", 3)
    assert [offer.key for offer in offers] == ["p-kim1", "p-kim2"], "who is not there comes last"


def test_uses_then_recency_decide_among_equals() -> None:
    used = Completer(DIRECTORY, {"p-kim2": Use(3, 10), "#snow-leopard": Use(1, 5), "#amur-leopard": Use(1, 9)})
    _, offers = used.complete("kim", 3)
    assert [(offer.key, offer.uses) for offer in offers] == [("p-kim2", 3), ("p-kim1", 0)]
    _, offers = used.complete("kim", 3, {"p-kim1": Use(4, 20)})
    assert [(offer.key, offer.uses) for offer in offers] == [("p-kim1", 4), ("p-kim2", 3)]
    _, offers = used.complete("#leopard", 8)
    assert [offer.key for offer in offers] == ["amur-leopard", "snow-leopard"]


def test_nothing_typed_after_the_sign_gives_what_is_used_most() -> None:
    used = Completer(DIRECTORY, {"#GBF-04": Use(7, 1), "#foxes": Use(9, 1)})
    _, offers = used.complete("#", 1)
    assert [offer.key for offer in offers][:2] == ["foxes", "GBF-04"]
    assert offers[0].kind == "free"


def test_what_stands_there_whole_is_not_offered_again() -> None:
    assert COMPLETER.complete("#snow-leopard", 13)[1] == ()
    assert COMPLETER.complete("> NIE", 5)[1] == ()
    assert _best("NIE").inserted == "NIE", "a speaker still lacks the colon"


def test_other_scripts_stand_in_the_hint() -> None:
    assert _best("#snow").hint == "ирвэс · 雪豹 · 눈표범 · ユキヒョウ"


def test_one_letter_of_an_alphabet_is_answered_by_whole_names_only() -> None:
    assert [offer.key for offer in COMPLETER.complete("k", 1)[1]] == ["p-kim1", "KOR", "p-kim2"]
    assert COMPLETER.complete("@g", 2)[1] == ()
    assert [offer.key for offer in COMPLETER.complete("国", 1)[1]] == ["KOR"]


def test_at_most_six_rows() -> None:
    many = Directory((), tuple(_person(f"p{number}", f"Ann{number}") for number in range(20)))
    assert len(Completer(many).complete("an", 2)[1]) == 6


@pytest.mark.parametrize("key", ["MNG", "KOR", "PRK", "NIE", "p-gol", "p-kim1", "p-kim2", "p-ed"])
def test_what_is_inserted_is_read_as_just_that(key: str) -> None:
    name = DIRECTORY.party(key).name
    offer = next(offer for offer in COMPLETER.offers(Asked("speaker", 0, 0, name)) if offer.key == key)
    assert read_line(f"{offer.inserted}: words", DIRECTORY, DAY).speaker == key
    assert read_line(f"> {offer.inserted} to do it", DIRECTORY, DAY).leads == (key,)
    assert read_line(f"ask @{offer.inserted} too", DIRECTORY, DAY).people == (key,)


@given(st.text(max_size=40), st.integers(0, 40))
def test_any_text_can_be_asked_about(line: str, cursor: int) -> None:
    asked, offers = COMPLETER.complete(line, min(cursor, len(line)))
    for offer in offers:
        assert 0 <= asked.start <= asked.end == min(cursor, len(line))
        assert all(start >= 0 and start + length <= len(offer.text) for start, length in offer.matched)


@given(st.text(max_size=30))
def test_folding_keeps_count_of_its_characters(text: str) -> None:
    folded, places = fold_typed(text)
    assert len(folded) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)
