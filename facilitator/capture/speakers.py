"""``Speaker: text``: who is named before the first colon of a line (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.capture.keywords import is_keyword
from facilitator.capture.people import find_speaker
from facilitator.directory import Directory

_HEAD = re.compile(r"([^:：\n\r]{1,60}?)[^\S\n\r]*([:：])[^\S\n\r]*")
_MOST_WORDS = 6
_CORRECTION = "corr"
_ADDRESSES = frozenset({"http", "https", "ftp", "file", "mailto", "tel", "doi", "urn", "isbn"})
# What people write before a colon that is nobody's name.
_LABELS = frozenset(
    re.findall(
        r"\S+",
        "nb n.b note e.g eg i.e ie ps p.s re fw fwd fyi cf viz see ref refs source sources tbc tbd todo to from cc "
        "subject date url link email e-mail phone fax fig figure annex "
        "прим примечание т.е напр например см внимание p.s итого "
        "注 注意 備考 备注 例 例如 即 参考 参照 資料 "
        "참고 비고 예 예시 주 주의 "
        "жич тайлбар жишээ жишээ-нь санамж",
    )
)
_SMILEY = re.compile(r"[-']?[)(DPp|/\\](?:\s|$)")
_NOT_A_NAME = re.compile(r"^\w\)|[?!;\"“”«»<>=#＃@＠&*_\[\]{}|\\。、，？！；…]|[.,]\s.*[.,]\s|\d[\d./]|[.,]\d|,.*,")
_SHORT = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before a colon: ``start`` to ``end`` of it, where the line goes on, and who it fits.

    ``plausible`` says that it looks like a name though nobody is known by it.
    """

    text: str
    start: int
    end: int
    after: int
    refs: tuple[str, ...]
    plausible: bool


def read_speaker(line: str, start: int, directory: Directory) -> Opening | None:
    """What opens the line at ``start`` before a colon, unless it is a time, an address or a correction."""
    found = _HEAD.match(line, start)
    if found is None:
        return None
    head, colon = found[1], found.end(2)
    if len(head.split()) > _MOST_WORDS or _is_other(head, line[colon : colon + 3]):
        return None
    refs = find_speaker(directory, head)
    plausible = bool(refs) or _looks_like_a_name(head, line, colon)
    return Opening(head, start, start + len(head), found.end(), refs, plausible)


def _is_other(head: str, follows: str) -> bool:
    folded = head.casefold().rstrip(".")
    return (
        folded == _CORRECTION
        or folded in _ADDRESSES
        or follows.startswith("//")
        or (head[-1].isdigit() and follows[:1].isdigit())
        or _SMILEY.match(follows) is not None
    )


def _looks_like_a_name(head: str, line: str, colon: int) -> bool:
    follows = line[colon : colon + 1]
    if not line[colon:].strip() or (line[colon - 1] == ":" and follows.isascii() and not follows.isspace()):
        return False
    if not _SHORT.match(head) or _NOT_A_NAME.search(head) or is_keyword(head):
        return False
    return "-".join(head.casefold().split()).rstrip(".") not in _LABELS
