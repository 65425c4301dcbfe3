"""Bytes of a text file to text: the encodings that people's programs still write, tried strictly."""

from __future__ import annotations

import re

from facilitator.errors import ImportFileError, told

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Order settles ties: the first of the best. Each is scored, since almost any bytes decode as cp1251.
_LEGACY = ("cp949", "gb18030", "shift_jis", "cp1251", "cp1252")
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3\x00", "a database or a session file; use merge for that"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SAMPLE = 40_000
_FEWEST_FOREIGN, _SHARE_DAMAGED = 20, 0.1
_CYRILLIC_WORD = re.compile(r"[А-яЁё]{3,}")
_MIXED_WORD = re.compile(r"[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]")
_VOWELS = frozenset("аеёиоуыэюя")
_CYRILLIC_BONUS = 0.45
_COMMON_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
)
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёөү")


def decode_text(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file and the warnings about its encoding; line ends become LF.

    Raises ImportFileError when the file is empty, is of another type, or fits no encoding known here.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ImportFileError("“{name}” is empty; choose a file with text in it.", name=name)
    refuse_other_types(name, data)
    text, warnings = _decode(name, data)
    if "\x00" in text:
        raise ImportFileError("“{name}” is not a text file; save it as UTF-8 text and import that.", name=name)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings


def refuse_other_types(name: str, data: bytes) -> None:
    """Raises ImportFileError when the first bytes are those of a known type that is no text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ImportFileError(
                "“{name}” is {what}, not a text file; give it its own suffix or save it as text.", name=name, what=what
            )


def _decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = _marked(data) or _silent_utf16(data)
    try:
        return data.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError:
        if encoding:
            raise ImportFileError(
                "“{name}” is damaged {encoding} text; save it as UTF-8 and import that.", name=name, encoding=encoding
            ) from None
    mended = data.decode("utf-8", "replace")
    if _is_mostly_whole(mended):
        return mended, (
            told("“{name}” is damaged in places; look for “{sign}” in what was imported.", name=name, sign="\ufffd"),
        )
    guess = _best_guess(data)
    if guess is None:
        raise ImportFileError("“{name}” is in no encoding known here; save it as UTF-8 and import that.", name=name)
    warning = told(
        "“{name}” is not UTF-8; it was read as {guess}: check the names, and save it as UTF-8 if they are wrong.",
        name=name,
        guess=guess,
    )
    return data.decode(guess), (warning,)


def _is_mostly_whole(text: str) -> bool:
    """Whether text read as UTF-8 with gaps is UTF-8 all the same: no other encoding looks like it by chance."""
    foreign = sum(ord(char) > 127 for char in text)
    return foreign >= _FEWEST_FOREIGN and text.count("\ufffd") <= _SHARE_DAMAGED * foreign


def _marked(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _silent_utf16(data: bytes) -> str:
    """UTF-16 without its mark, known by a zero in every other byte of its spaces and line ends."""
    head = data[:_SAMPLE]
    if len(data) % 2 or head.count(0) * 20 < len(head):
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def _best_guess(data: bytes) -> str | None:
    scored = [(score, encoding) for encoding in _LEGACY if (score := _score(data, encoding)) is not None]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    return next(encoding for score, encoding in scored if score == best)


def _score(data: bytes, encoding: str) -> float | None:
    """How much like written language the bytes look, 0 to 1, or None where they do not decode."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if _CONTROLS.search(text):
        return None
    sample = text[:_SAMPLE]
    foreign = sum(_likeness(char, encoding) for char in sample if ord(char) > 127)
    written = _CYRILLIC_BONUS * sum(map(_well_cased, _CYRILLIC_WORD.findall(sample)))
    return (foreign + written - 2 * len(_MIXED_WORD.findall(sample))) * len(text) / (len(sample) * len(data))


def _well_cased(word: str) -> int:
    """The letters of a Cyrillic word that is written as words are, else 0: chance gives mIxEd case."""
    cased = word.islower() or word.isupper() or word.istitle()
    return len(word) if cased and set(word.lower()) & _VOWELS else 0


def _likeness(char: str, encoding: str) -> float:
    """How likely a character is in notes of the six languages, in bytes that it accounts for."""
    code = ord(char)
    if 0xAC00 <= code <= 0xD7A3:
        return 2.0
    if 0x3040 <= code <= 0x30FF:
        return 2.2
    if 0x4E00 <= code <= 0x9FFF:
        return 0.6 if encoding == "cp949" else 2.2 if char in _COMMON_HAN else 1.7
    if 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFF60:
        return 1.8
    if char.lower() in _COMMON_CYRILLIC:
        return 0.95 if char.islower() else 0.6
    if 0x2010 <= code <= 0x2030 or char in "«»°§№éèüöäßñçáíó":
        return 0.8
    return -1.0
