"""How a paragraph of a transcript opens: a time, a would-be speaker, a mark, a keyword, a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.capture.column_words import forms
from facilitator.capture.columns import COLUMNS, KINDS, fold_title
from facilitator.directory import fold_name
from facilitator.domain import Kind

_STAMP = re.compile(
    r"^\s*(?:[\[(（]\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*[\])）]|\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?)\s*[-–—]?\s*"
)
_NAMED = re.compile(r"^(?P<name>[^\W\d_][^:：\n]{0,49}?)\s*[:：](?!//)\s*(?=\S)")
_ALONE = re.compile(r"^(?P<name>[^\W\d_][^:：\n]{0,49}?)\s*[:：]\s*$")
_TIME = re.compile(r"^\s*\d{1,2}[:.]\d{2}\b")
_MARK = re.compile(r"^\s*(?:[>!=?＞！＝？]\s|[+\-＋－]1(?!\d))")
_KEYWORD = re.compile(
    r"^\s*(?:action|proposal|lesson|practice|challenge|gap|recommendation|agreed|differs|question|q)\s*[:：]", re.I
)
_NAME_CHARACTERS = re.compile(r"[\w\s.,'’`\-‐‑–·・/&()（）]+")
_TRAILING_NUMBER = re.compile(r"\s*#?\d{1,3}$")
_PARTICLE_LENGTH = 3
_MOST_WORDS, _MOST_LETTERS, _MOST_CJK = 5, 40, 12
_CJK = re.compile(r"[぀-ヿ㐀-鿿가-힣]")
_PEOPLE_WORDS = frozenset({"speaker", "expert", "participant", "participants", "moderator", "by", "name"})
_NO_NAMES = forms(
    "nb|n.b|ps|corr|e.g|i.e|example|for example|date|time|venue|place|source|sources|figure|table|box|session"
    "|day|slot|subject|re|purpose|background|objective|objectives|main threats|threats|main points|key points"
    "|key messages|discussion|introduction|http|https|www|attention|warning|important|today|tomorrow|yesterday"
    "|url|link|links|tel|email|e-mail|fax|phone|address|chapter|part|section|annex|appendix|options|option"
    "|results|result|reason|目标|背景|时间|日期|地点|来源|例如|主要威胁|威胁|讨论|目的|附件|电话|邮箱|网址|注"
    "|注意|第一|第二|第三|总结|목표|배경|시간|날짜|장소|출처|예|예시|주요 위협|위협|토론|목적|붙임|첨부|전화"
    "|이메일|주의|참고|첫째|둘째|셋째|요약|目標|時間|日付|出典|例|主な脅威|脅威|議論|注記|要約|цель|цели|фон"
    "|время|дата|место|источник|например|угрозы|основные угрозы|обсуждение|внимание|важно|итоги|тел|почта"
    "|зорилго|огноо|цаг|байршил|эх сурвалж|жишээ"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph begins: ``stamp`` and ``lead`` (a name or label with its colon) as written,
    ``name`` the words before the colon, "" for none, and ``rest`` what follows."""

    stamp: str
    lead: str
    name: str
    rest: str


def read_opening(line: str) -> Opening:
    """The time and the words before a colon that a paragraph opens with; stamp + lead + rest == line."""
    stamped = _STAMP.match(line)
    stamp = stamped.group() if stamped and stamped.end() < len(line) else ""
    body = line[len(stamp) :]
    named = _NAMED.match(body)
    if named is None:
        return Opening(stamp, "", "", body)
    return Opening(stamp, named.group(), named.group("name"), body[named.end() :])


def opens_paragraph(line: str) -> bool:
    """Whether a line starts something of its own rather than going on with the line above."""
    if _MARK.match(line) or _KEYWORD.match(line) or _STAMP.match(line) or _TIME.match(line):
        return True
    name = read_opening(line.strip()).name
    return bool(name) and (is_name_like(name) or label_kind(name) is not None)


def lone_name(line: str) -> str:
    """The name in a line that is nothing but a name and its colon, as in a play; "" for other lines."""
    found = _ALONE.match(line.strip())
    return found.group("name") if found and is_name_like(found.group("name")) else ""


def label_kind(name: str) -> str | None:
    """The kind that a label such as "Decision" or "Next steps" gives what follows it."""
    kind = KINDS.get(fold_title(name))
    return kind if kind in (Kind.ACTION, Kind.AGREEMENT, Kind.RECOMMENDATION) else None


def is_name_like(name: str) -> bool:
    """Whether words could be somebody's name: few, each with a capital where the script has them."""
    words = _TRAILING_NUMBER.sub("", name).split()
    if not words or len(words) > _MOST_WORDS or not _NAME_CHARACTERS.fullmatch(name) or is_common(name):
        return False
    if _CJK.search(name):
        return len(name) <= _MOST_CJK or not _CJK.match(name)
    return len(name) <= _MOST_LETTERS and words[0][0].isupper() and all(map(_capital_or_particle, words[1:]))


def is_common(name: str) -> bool:
    """Whether words before a colon are a common heading rather than a name."""
    folded = fold_title(name)
    if folded in _PEOPLE_WORDS:
        return False
    return folded in _NO_NAMES or folded in KINDS or folded in COLUMNS


def repeated_names(lines: Iterable[str]) -> dict[str, str]:
    """The names that open more than one of the paragraphs, without a capital more than two.

    Folded names, each with the spelling to show: the first that has its capital.
    """
    names = [name for line in lines if (name := read_opening(line).name)]
    counts = Counter(fold_name(name) for name in names if is_name_like(name) or _is_small_word(name))
    written = {fold_name(name): name for name in reversed(names) if is_name_like(name)}
    return {name: written.get(name, name) for name, count in counts.items() if count >= (2 if name in written else 3)}


def _is_small_word(name: str) -> bool:
    """Whether words could be a name typed without its capital, as in haste: one word, and no common one."""
    return name.isalpha() and name.islower() and len(name) > _PARTICLE_LENGTH and not is_common(name)


def _capital_or_particle(word: str) -> bool:
    first = next((char for char in word if char.isalpha()), "")
    return not first or first.isupper() or len(word) <= _PARTICLE_LENGTH
