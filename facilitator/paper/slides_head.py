"""The head of the first slide: the sender with logo, programme and place, and the strong rule below them."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.document import Document
from facilitator.paper.atoms import Setting
from facilitator.paper.lines import EVEN, Line, set_lines
from facilitator.paper.pdf_picture import Picture, picture_of
from facilitator.paper.slides_look import (
    HEAD_RULE,
    HEAD_Y,
    LETTERHEAD,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    MEASURE,
    RUNNING,
    SENDER_TOP,
    SHARE,
    TITLE_TOP_OPENING,
)
from facilitator.paper.styles import Style

LOGO = "logo"
_BESIDE_LOGO = 16.0
_BELOW_SENDER = 10.0
_TALLEST = 96.0


@dataclass(frozen=True, slots=True)
class Sender:
    """A line of the sender as given, broken where it must be."""

    words: str
    style: Style
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Points; y from the top of the slide. ``logo`` is its width and height, ``running`` the baseline of programme
    and place, ``title`` the top of the title."""

    senders: tuple[Sender, ...]
    x: float
    logo: tuple[float, float]
    running: float
    rule: float
    title: float

    @property
    def sender_height(self) -> float:
        return sum(len(one.lines) * one.style.leading for one in self.senders)


def read_logo(document: Document) -> tuple[Picture | None, tuple[str, ...]]:
    """The logo, and a sentence where it was left out."""
    found = picture_of(document.logo, LOGO) if document.logo else None
    if found or not document.logo:
        return found, ()
    return None, ("The logo is no PNG or JPEG picture that can be read; it was left out.",)


def opening_head(document: Document, logo: Picture | None, setting: Setting) -> Head:
    """Where everything stands; without sender and logo as on the other slides."""
    size = _size(logo) if logo else (0.0, 0.0)
    x = size[0] + _BESIDE_LOGO if logo else 0.0
    senders = _senders(document, MEASURE - x, setting)
    height = max(size[1], sum(len(one.lines) * one.style.leading for one in senders))
    deep = len(running_lines(document.programme, document.place, setting)[0])
    down = SENDER_TOP + height + _BELOW_SENDER + deep * RUNNING.leading - HEAD_Y if height else 0.0
    return Head(senders, x, size, HEAD_Y + down, HEAD_RULE + down, TITLE_TOP_OPENING + down)


def running_lines(first: str, last: str, setting: Setting) -> tuple[list[Line], list[Line]]:
    """Words for both ends of a line: two lines at most left, one right."""
    right = set_lines(setting.words(last, RUNNING), MEASURE * (1 - SHARE), setting, EVEN)[:1]
    room = MEASURE - sum(line.width for line in right) - 12
    return set_lines(setting.words(first, RUNNING), room, setting, EVEN)[:2], right


def _senders(document: Document, room: float, setting: Setting) -> tuple[Sender, ...]:
    """As many lines as leave room for the slide; the speaking notes have them all."""
    found: list[Sender] = []
    depth = 0.0
    for words in document.letterhead:
        style = RUNNING if found else LETTERHEAD
        lines = tuple(set_lines(setting.words(words, style), room, setting, EVEN)[:2])
        depth += len(lines) * style.leading
        if lines and depth <= _TALLEST:
            found.append(Sender(words, style, lines))
    return tuple(found)


def _size(logo: Picture) -> tuple[float, float]:
    scale = min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height)
    return logo.width * scale, logo.height * scale
