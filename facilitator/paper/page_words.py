"""The words of a PDF's pages, and where on the page words stand that are searched for, in any script."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.paper.pdfium import opened_page

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# Signs typed straight that papers set otherwise.
_ALIKE = str.maketrans("‘’ʼ“”„‐‑–—", "'''\"\"\"----")
# What pdfium puts where a line was hyphenated, and for glyphs without a meaning.
_NO_CHARACTER = "\x00\x02\ufffe\uffff"
_FINE = 64


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page in points, from its top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: the page, from 0, and a box for each line and font they run over."""

    page: int
    boxes: tuple[Box, ...]


def page_text(data: bytes, page: int) -> str:
    """All words of a page, a line of the paper on each line. Raises PaperError."""
    with opened_page(data, page) as found, _words_of(found) as words:
        text = words.get_text_bounded()
    kept = text.translate(dict.fromkeys(map(ord, _NO_CHARACTER)))
    return "\n".join(line.strip() for line in kept.splitlines())


def find_on_page(data: bytes, page: int, words: str) -> tuple[Hit, ...]:
    """Where words stand on a page, in reading order. Raises PaperError.

    Large and small letters, kinds of quotation marks and dashes, and ways to compose a character are alike; a
    blank stands for any run of blanks and line ends; Chinese, Japanese and Korean words are found over line ends.
    """
    pattern = _pattern(words)
    if pattern is None:
        return ()
    with opened_page(data, page) as found, _words_of(found) as text:
        letters, places = _folded(text)
        runs = ((places[one.start()], places[one.end() - 1]) for one in pattern.finditer(letters))
        return tuple(Hit(page, tuple(_boxes(found, text, first[0], last[1]))) for first, last in runs)


@contextmanager
def _words_of(page: PdfPage) -> Generator[PdfTextPage]:
    made = page.get_textpage()
    try:
        yield made
    finally:
        made.close()


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = _fold(words).split()
    if not parts:
        return None
    return re.compile(r"\s+".join("".join(_spelled(part)) for part in parts))


def _spelled(part: str) -> Iterator[str]:
    """The letters of a word, with room for a line end where its script breaks lines inside words."""
    before = ""
    for letter in part:
        if before and (_is_wide(before) or _is_wide(letter)):
            yield r"\s*"
        yield re.escape(letter)
        before = letter


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", plain).translate(_ALIKE)


def _folded(text: PdfTextPage) -> tuple[str, list[tuple[int, int]]]:
    """The letters of a page made alike; for each the first and last character of the page it came from."""
    from pypdfium2 import raw

    letters: list[str] = []
    places: list[tuple[int, int]] = []
    known: dict[str, str] = {"": ""}
    cluster, first = "", 0
    count = text.count_chars()
    for at in range(count + 1):
        letter = chr(raw.FPDFText_GetUnicode(text, at)) if at < count else ""
        if letter and (letter in _NO_CHARACTER or (cluster and unicodedata.combining(letter))):
            cluster += letter if letter not in _NO_CHARACTER else ""
            continue
        if cluster not in known:
            known[cluster] = _fold(cluster)
        for one in known[cluster]:
            letters.append(one)
            places.append((first, at - 1))
        cluster, first = letter, at
    return "".join(letters), places


def _boxes(page: PdfPage, text: PdfTextPage, first: int, last: int) -> Iterator[Box]:
    for number in range(text.count_rects(first, last - first + 1)):
        left, bottom, right, top = text.get_rect(number)
        corners = [_seen_at(page, left, top), _seen_at(page, right, bottom)]
        across, down = zip(*corners, strict=True)
        yield Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _seen_at(page: PdfPage, across: float, up: float) -> tuple[float, float]:
    """A place of the page's own coordinates as it is seen, in points from the top left; turned pages too."""
    from pypdfium2 import raw

    right, down = ctypes.c_int(), ctypes.c_int()
    wide, high = round(page.get_width() * _FINE), round(page.get_height() * _FINE)
    raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, across, up, right, down)
    return right.value / _FINE, down.value / _FINE
