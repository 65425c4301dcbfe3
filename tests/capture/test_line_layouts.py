"""Keywords typed while another keyboard layout was on, by a small input method of the test's own."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_fixture import DAY, directory

from facilitator.capture.line import read_line

DIRECTORY = directory()
KEYWORDS = {
    "action": "action",
    "proposal": "proposal",
    "lesson": "lesson",
    "practice": "good practice",
    "challenge": "challenge",
    "gap": "gap",
    "recommendation": "recommendation",
    "agreed": "agreement",
    "differs": "differing view",
    "question": "question",
    "q": "question",
    "presentation": "presentation",
}
LATIN = "qwertyuiopasdfghjklzxcvbnm"
KOREAN = dict(zip(LATIN, "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", strict=True))
SHIFTED = KOREAN | dict(zip("qwertop", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
RUSSIAN = dict(zip(LATIN, "йцукенгшщзфывапролдячсмить", strict=True))
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
PAIRS = dict(
    zip(
        ("ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅡㅣ"),
        "ㅘㅙㅚㅝㅞㅟㅢ",
        strict=True,
    )
) | dict(
    zip(
        ("ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"),
        "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        strict=True,
    )
)


def _syllable(letters: str, start: int) -> tuple[str, int]:
    """The syllable at ``start`` and where it ends, or the letter alone."""

    def vowel(at: int) -> bool:
        return at < len(letters) and letters[at] in VOWELS

    if letters[start] not in INITIALS or not vowel(start + 1):
        pair = PAIRS.get(letters[start : start + 2], "") if vowel(start) else ""
        return (pair, start + 2) if pair else (letters[start], start + 1)
    end = start + 2
    middle = letters[start + 1]
    if vowel(end) and middle + letters[end] in PAIRS:
        middle, end = PAIRS[middle + letters[end]], end + 1
    final = " "
    if end < len(letters) and letters[end] in FINALS and not vowel(end + 1):
        final, end = letters[end], end + 1
        if final + letters[end : end + 1] in PAIRS and not vowel(end + 1):
            final, end = PAIRS[final + letters[end]], end + 1
    code = (INITIALS.index(letters[start]) * 21 + VOWELS.index(middle)) * 28 + FINALS.index(final)
    return chr(0xAC00 + code), end


def _composed(letters: str) -> str:
    made: list[str] = []
    position = 0
    while position < len(letters):
        syllable, position = _syllable(letters, position)
        made.append(syllable)
    return "".join(made)


@given(st.sampled_from(sorted(KEYWORDS)), st.integers(0, 2**14), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_a_keyword_on_korean_keys_is_the_keyword(word: str, shifts: int, form: str, joined: bool) -> None:
    letters = "".join((SHIFTED if shifts >> place & 1 else KOREAN)[key] for place, key in enumerate(word))
    typed = unicodedata.normalize(form, _composed(letters) if joined else letters)
    reading = read_line(f"{typed}: 다음", DIRECTORY, DAY)
    assert (reading.kind, reading.prefix, reading.text) == (KEYWORDS[word], f"{typed}: ", "다음")


@given(st.sampled_from(sorted(KEYWORDS)), st.sampled_from([str.lower, str.upper, str.title]), st.sampled_from(":：Ж"))
def test_a_keyword_on_russian_keys_is_the_keyword(word: str, case: object, colon: str) -> None:
    typed = "".join(RUSSIAN[key] for key in word)
    typed = case(typed) if callable(case) else typed
    reading = read_line(f"{typed}{colon} далее", DIRECTORY, DAY)
    assert (reading.kind, reading.prefix, reading.text) == (KEYWORDS[word], f"{typed}{colon} ", "далее")


@pytest.mark.parametrize(
    "line", ["가나다: 좋음", "ㅋㅋㅋ: 웃음", "дело: вот", "Жж нет", "йж нет", "ЖЖЖ: нет", "ФЖ: нет", "дружЖ да"]
)
def test_other_words_in_those_scripts_are_no_keywords(line: str) -> None:
    reading = read_line(line, DIRECTORY, DAY)
    assert (reading.kind, reading.text) == ("statement", line)
