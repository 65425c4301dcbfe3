"""The form in which a record keeps who said yes and when; and amended words with the names the room did not see."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from facilitator.workspace.read_back_marks import Mark, read_mark, write_mark
from facilitator.workspace.read_back_words import unmasked

_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))
_WORDS = st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1), max_size=4).map(" ".join)


@given(_MOMENTS, st.booleans(), _WORDS)
def test_a_mark_is_read_as_it_was_written(at: datetime, amended: bool, words: str) -> None:
    written = write_mark(at, ZoneInfo("Asia/Seoul"), amended=amended, words=words)
    here = at.astimezone(ZoneInfo("Asia/Seoul"))
    assert read_mark(written) == Mark(f"{here:%Y-%m-%d}", f"{here:%H:%M}", amended, words)


def test_other_words_count_as_said() -> None:
    assert read_mark("") is None and read_mark("  ") is None
    assert read_mark("read back on 29 August 2024, 11:40") == Mark("", "", words="read back on 29 August 2024, 11:40")
    assert read_mark("2024-08-29 11:40, as amended by all") == Mark("2024-08-29", "11:40", words="as amended by all")


def test_names_that_were_not_shown_come_back() -> None:
    masked, whole = "[a participant] would chair with [a participant]", "Ana Lopez would chair with Kim"
    assert (
        unmasked("[a participant] would lead, with [a participant]", masked, whole) == "Ana Lopez would lead, with Kim"
    )
    assert unmasked("somebody would chair", masked, whole) == "somebody would chair"
    assert unmasked("new words", "the same", "the same") == "new words"


@given(_WORDS, _WORDS, _WORDS)
def test_what_was_not_amended_is_whole_again(before: str, name: str, after: str) -> None:
    masked, whole = f"{before} [a participant] {after}", f"{before} {name} {after}"
    assert unmasked(masked, masked, whole) == whole
    assert unmasked("other", masked, whole) == "other"
