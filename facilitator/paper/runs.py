"""Which font sets which character, and where a line may break between characters."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from facilitator.paper.fonts import ITALIC, SANS, WIDE, Cut, Faces, Word
from facilitator.paper.styles import Style

# Every character of these ranges is in Noto Sans, so a word of them needs no look at its characters.
SIMPLE = re.compile(
    "[!-~\u00a1-\u00ac\u00ae-\u017f\u0400-\u045f\u04ae\u04af\u04e8\u04e9\u2013\u2014\u2018-\u201e\u2026]+"
)
_UNSEEN = re.compile("[\u00ad\u2066-\u2069]")
SPACES = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
HYPHENS = re.compile(r"(?<=[^\W\d_][^\W\d_][-‐—/])(?=[^\W\d_]{2})")
# An address is parted after its strokes, never after a hyphen: nobody could tell whether that belongs to it.
ADDRESS = re.compile(r"(?<=[^/]/)(?=[^/.,;:!?)\]}»%])|(?<=\w)(?=[-_&=#])")
OPENING = "「『（【《〈〔“‘"
CLOSING = "、。，」』）】》〉〕”’"
NO_START = frozenset(
    "、。，．・：；！？」』）】》〉〕”’…‥ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻゛゜,.;:!?)]}»›%‰℃°"
)
NO_END = frozenset("「『（【《〈〔“‘([{«‹„$￥")
CLAUSE = re.compile("[^、，。；：！？]+[、，。；：！？」』）】》〉〕”’…]*|[、，。；：！？」』）】》〉〕”’…]+")
UNIT = re.compile(
    "[「『（【《〈〔“‘]*(?:[\u30a1-\u30ff]{1,10}|.)[、，。；：！？」』）】》〉〕”’…ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々]*",
    re.S,
)
WHOLE = 10


class Bit(NamedTuple):
    """A word in one font and whether a line may end after it; ``cost`` says how unwelcome that is."""

    word: Word
    may_break: bool
    cost: int = 0


def prepare(text: str) -> str:
    """Composed characters, single spaces, no soft hyphens (nothing here hyphenates), no marks that turn the reading
    direction and that fonts have."""
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return SPACES.sub(" ", text)


def families(text: str, language: str, own: str) -> tuple[str, ...]:
    """The order in which the wide fonts are asked, by the span's language, its script, the paper's."""
    for tag in (language, by_script(text), own):
        first = _family(tag.lower())
        if first:
            return (first, *(family for family in WIDE if family != first))
    return WIDE


def by_script(text: str) -> str:
    """The language that kana or Hangul betray, "" where there are none."""
    return "ja" if KANA.search(text) else "ko" if HANGUL.search(text) else ""


def _family(tag: str) -> str:
    if tag.startswith("zh"):
        return "tc" if re.search("hant|tw|hk|mo", tag) else "sc"
    return {"ja": "jp", "ko": "kr"}.get(tag[:2], "")


def cut_of(style: Style, family: str, emphasis: bool) -> Cut:
    """The cut of a family that goes with a style; the wide fonts have two weights and no italic."""
    if family in WIDE:
        return Cut(family, 700 if style.weight >= 600 else 400, 100)
    return Cut(ITALIC if emphasis or style.italic else SANS, style.weight, style.width)


def bits(
    token: str, style: Style, emphasis: bool, wide: tuple[str, ...], asian: bool, faces: Faces, lost: set[str]
) -> list[Bit]:
    """A run of characters without spaces as words of one font each.

    ``asian``: the language of the span is written in wide characters, so quotation marks are too.
    Characters that no font has come out as their code and are added to ``lost``.
    """
    if not asian and SIMPLE.fullmatch(token):
        return _narrow(token, cut_of(style, SANS, emphasis), faces)
    found: list[Bit] = []
    parts = _split(token, wide, asian, faces, lost)
    for index, (family, text) in enumerate(parts):
        cut = cut_of(style, family, emphasis)
        ends = (not asian or index == 0, not asian or index == len(parts) - 1)
        found += _wide(text, cut, faces, ends) if family in WIDE else _narrow(text, cut, faces)
    return _joined(found)


def _split(token: str, wide: tuple[str, ...], asian: bool, faces: Faces, lost: set[str]) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for char in token:
        family = _pick(char, wide, asian, faces)
        if not family:
            lost.add(char)
            family, char = SANS, f"[U+{ord(char):04X}]"
        if parts and parts[-1][0] == family:
            parts[-1] = (family, parts[-1][1] + char)
        else:
            parts.append((family, char))
    return parts


def _pick(char: str, wide: tuple[str, ...], asian: bool, faces: Faces) -> str:
    wide_first = asian and not (char.isascii() or (char.isalpha() and ord(char) < 0x1100))
    order = (*wide, SANS) if wide_first else (SANS, *wide)
    return next((family for family in order if faces.has(family, char)), "")


def _narrow(text: str, cut: Cut, faces: Faces) -> list[Bit]:
    if "://" in text or text.startswith("www."):
        parts = ADDRESS.split(text)
    else:
        parts = HYPHENS.split(text) if "-" in text or "/" in text or "—" in text or "‐" in text else [text]
    return [Bit(faces.word(cut, part), True, 5) for part in parts[:-1]] + [Bit(faces.word(cut, parts[-1]), False)]


def _wide(text: str, cut: Cut, faces: Faces, ends: tuple[bool, bool]) -> list[Bit]:
    trims = _trims(text, cut, faces, ends)
    word = len(text) <= WHOLE
    found: list[Bit] = []
    start = 0
    for clause in CLAUSE.findall(text):
        units = [clause] if word or HANGUL.search(clause) else UNIT.findall(clause)
        for unit in units:
            found.append(Bit(_trimmed(faces.word(cut, unit), start, trims), _breakable(unit), 1))
            start += len(unit)
    return _costed(found)


def _breakable(unit: str) -> bool:
    return unit[-1] not in NO_END and not HANGUL.match(unit[-1])


def _costed(found: list[Bit]) -> list[Bit]:
    """A break after a comma or full stop is welcome, one before hiragana is not."""
    ends = [bit.word.text[-1] in CLOSING for bit in found]
    before = ["\u3041" <= bit.word.text[0] <= "\u3096" for bit in found[1:]] + [False]
    return [
        bit._replace(cost=0 if end else 4 if hiragana else 1)
        for bit, end, hiragana in zip(found, ends, before, strict=True)
    ]


def _trims(text: str, cut: Cut, faces: Faces, ends: tuple[bool, bool]) -> set[int]:
    """Full-width marks that lose half their width: at the ends of a run and beside each other."""
    if cut.family == "tc":
        return set()
    found: set[int] = set()
    for index, char in enumerate(text):
        if (char not in OPENING and char not in CLOSING) or faces.word(cut, char).width < 1000:
            continue
        if char in CLOSING:
            beside, open_end, marks = text[index + 1 : index + 2], ends[1], OPENING + CLOSING
        else:
            beside, open_end, marks = text[index - 1 : index] if index else "", ends[0], OPENING
        if beside in marks if beside else open_end:
            found.add(index)
    return found


def _trimmed(word: Word, start: int, trims: set[int]) -> Word:
    """A closing mark pulls in what follows it, an opening one itself."""
    shifts: dict[int, float] = {}
    for index, char in enumerate(word.text):
        if start + index in trims:
            at = index + (char in CLOSING)
            shifts[at] = shifts.get(at, 0.0) - 500.0
    if not shifts:
        return word
    return word._replace(width=word.width + sum(shifts.values()), shifts=tuple(sorted(shifts.items())))


def _joined(found: list[Bit]) -> list[Bit]:
    """Where fonts meet inside a token: a break stands only beside a wide character, by kinsoku."""
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        may = left.may_break or (right.word.cut.family in WIDE and not HANGUL.match(right.word.text[0]))
        end, start = left.word.text[-1], right.word.text[0]
        if HANGUL.match(start) and left.word.cut.family not in WIDE:
            may = False
        found[index] = left._replace(may_break=may and end not in NO_END and start not in NO_START)
    return found


def may_part(left: str, right: str) -> bool:
    """Whether kinsoku lets a line end between two characters that touch."""
    korean = HANGUL.match(left[-1]) or HANGUL.match(right[0])
    return not korean and left[-1] not in NO_END and right[0] not in NO_START
