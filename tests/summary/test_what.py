"""What an action is about: leads go where they repeat, whole days where the date column shows the due date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.summary.what import what

NAMES = {"nie": ("nie",), "rf": ("ru",), "mn": ("mn",), "japan": ("jp",), "secretariat": ("sec",)}


def find(name: str) -> tuple[str, ...]:
    return NAMES.get(name.casefold().strip(), ())


@pytest.mark.parametrize(
    ("text", "leads", "due", "due_text", "expected"),
    [
        ("NIE to circulate the protocol by 30 September 2024", ("nie",), "2024-09-30", "", "Circulate the protocol"),
        ("RF/MN to plan a survey, due 2025-03", ("ru", "mn"), "2025-03-31", "", "Plan a survey"),
        ("RF and MN to plan a survey", ("ru", "mn"), "", "", "Plan a survey"),
        ("NIE + Japan will host it by Fri", ("nie", "jp"), "2024-08-30", "", "Host it"),
        ("NIE to report by Fri", ("nie",), "2024-08-29", "", "Report by Fri"),
        ("NIE to report by 30 Sept.", ("nie",), "2024-09-30", "", "Report"),
        ("NIE to report by September 30, 2024.", ("nie",), "2024-09-30", "", "Report"),
        ("NIE to report by the end of September", ("nie",), "2024-09-30", "", "Report"),
        ("NIE to report by the end of September", ("nie",), "2024-09-15", "", "Report by the end of September"),
        ("NIE to report by 30 September 2025", ("nie",), "2024-09-30", "", "Report"),
        ("NIE to report by 29 Nov", ("nie",), "2024-12-13", "", "Report"),
        ("NIE to report, due: 2024-11-29.", ("nie",), "2024-12-13", "", "Report"),
        ("NIE to report by Nov 29th, 2024", ("nie",), "2024-12-13", "", "Report"),
        ("NIE to report by 29 November 2024", ("nie",), "", "before SOM", "Report"),
        ("NIE to report by 29 November 2024", ("nie",), "", "", "Report by 29 November 2024"),
        ("NIE to report by 29 November to all", ("nie",), "2024-12-13", "", "Report by 29 November to all"),
        ("NIE to report until 29 Nov 2024", ("nie",), "2024-12-13", "", "Report until 29 Nov 2024"),
        ("NIE to report before 29 Nov 2024", ("nie",), "2024-12-13", "", "Report before 29 Nov 2024"),
        ("NIE to report by November", ("nie",), "2024-12-13", "", "Report by November"),
        ("by 29 Nov 2024", (), "2024-12-13", "", "By 29 Nov 2024"),
        ("draft a note, before SOM", (), "", "before SOM", "Draft a note"),
        ("draft a note before SOM", (), "", "before the next SOM", "Draft a note before SOM"),
        ("draft a note asap", (), "", "asap", "Draft a note"),
        ("list sites by 5/10", (), "", "5/10", "List sites"),
        ("list sites by 5/10", (), "2024-10-05", "", "List sites by 5/10"),
        ("list sites by river", ("nie",), "2024-10-05", "", "List sites by river"),
        ("Japan to circulate it", ("nie",), "", "", "Japan to circulate it"),
        ("Japan and WWF to circulate it", ("jp",), "", "", "Japan and WWF to circulate it"),
        ("Ranger groups to circulate it", ("Ranger groups",), "", "", "Circulate it"),
        ("go from Japan to Mongolia", ("jp",), "", "", "Go from Japan to Mongolia"),
        ("by 2024-09-30", (), "2024-09-30", "", "By 2024-09-30"),
        ("NIE to 5", ("nie",), "", "", "NIE to 5"),
        ("NIE to make 名簿 by 2024-09-30", ("nie",), "2024-09-30", "", "Make 名簿"),
        ("map eDNA sites", (), "", "", "Map eDNA sites"),
        ("eDNA sampling by asap", (), "", "asap", "eDNA sampling"),
    ],
)
def test_only_repetition_goes(text: str, leads: tuple[str, ...], due: str, due_text: str, expected: str) -> None:
    assert what(text, leads, due, due_text, find) == expected


@given(st.text(max_size=60), st.lists(st.sampled_from(["nie", "ru", "x"]), max_size=2))
def test_without_date_and_known_lead_every_word_stays(text: str, leads: list[str]) -> None:
    shown = what(text, leads, "", "", lambda _: ())
    if not any(f" {word} " in f" {text.casefold()} " for word in ("to", "will", "shall", "should", "must")):
        assert [word.casefold() for word in shown.split()] == [
            word.casefold() for word in " ".join(text.split()).rstrip(" ,;:–—-").lstrip(" ,;:").split()
        ]


@given(st.sampled_from(["by", "due", "until"]), st.sampled_from(["30 September 2024", "2024-09-30", "Sep 30, 2024"]))
def test_words_before_the_date_are_untouched(word: str, day: str) -> None:
    assert what(f"Survey the valley {word} {day}", (), "2024-09-30", "", find) == "Survey the valley"
