"""Who is to do it, with whom and by when, in the words of an action (pure).

Leads are the known parties that open the action ("MN/RF den survey"), or whoever stands before "to" and
like words. Somebody unknown leads only where the form is plain: "UNEP to share …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from facilitator.capture.dues import Due, read_due
from facilitator.capture.keywords import skip_space
from facilitator.capture.people import TITLES, Named, name_before, names_at, split_names
from facilitator.capture.reading import Mark
from facilitator.directory import Directory

_TO = re.compile(
    r"\s(?:(?:agree[sd]?|is|are|needs?|ha[sv]e?|offer(?:s|ed)?|promise[sd]?)\sto|to|will|shall|should|must)\s+(?=(\S+))",
    re.IGNORECASE,
)
_HEAD = re.compile(r"[^:：\n]{1,80}?(?=\s*[:：])")
_PASSIVE = re.compile(r"\sto\sbe\s\w+\sby\s(?:the\s)?", re.IGNORECASE)
_STOP = re.compile(r"[.:：;；!?()（）。！？\n]")
_WITH = re.compile(
    r"(?<!\w)(?:(?:together|jointly|along|in\s(?:co-?operation|collaboration|consultation))\s)?(?:with|w/)\s*"
    r"|(?<!\w)(?:(?:совместно|вместе)\s)?со?\s+",
    re.IGNORECASE,
)
_JOINTLY_BEFORE = re.compile(r"(?:(?<=[\u4e00-\u9fff，、,\s])|(?<!.))(?:与|與|会同|會同|同)")
_JOINTLY_AFTER = re.compile(r"と(?:協力|共同|連携|一緒|共に|ともに)|(?:와|과)\s?(?:함께|협력|공동|협의)")
_OPENING = re.compile(r"(?:[\s,，、:：@＠]|由(?=\S)|the\s)*", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_a-zа-яё]")
_ROLES = frozenset(
    re.findall(
        r"\S+",
        "secretariat moderator moderators rapporteur rapporteurs organizers organisers hosts participants parties "
        "members experts all everyone everybody states delegations",
    )
)
_NO_LEADS = frozenset(
    re.findall(
        r"\S+",
        "need needs try want plan have has how who what when where why remember ask continue use back next go ready "
        "happy visit letter report link access response trip invitation support reply contribution answer permission "
        "time way it this that these those there we they you",
    )
)
_VERBS = frozenset(
    re.findall(
        r"\S+",
        "add adopt advise agree analyse analyze arrange ask assess attend build call check circulate clarify collect "
        "combine comment compare compile complete confirm consider consult contact contribute convene coordinate "
        "co-ordinate correct count create define deliver design develop discuss distribute draft edit ensure "
        "establish estimate evaluate examine exchange explore facilitate fill finalise finalize find finish follow "
        "forward fund gather get give help host identify implement improve inform install introduce invite join "
        "launch lead lend list look maintain make map meet monitor nominate offer open organise organize pay pilot "
        "plan plant prepare present print produce propose provide publish put raise recommend record register repair "
        "report request resend review revise run scan schedule seek select send set share sign speak start submit "
        "suggest summarise summarize supply support survey take talk test track train translate try update upload "
        "verify visit write",
    )
)
_SMALL = frozenset({"of", "for", "on", "and", "the", "de"})
_FEW_WORDS = 3
_MANY_WORDS = 14


@dataclass(frozen=True, slots=True)
class Action:
    """What an action says besides its words; parties are refs, or the text of somebody unknown."""

    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: str = ""
    due_text: str = ""
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()


def read_action(line: str, start: int, today: date, directory: Directory) -> Action:
    """The leads, partners and due date of the action whose words begin at ``start``."""
    due = read_due(line, start, today)
    leads, partners = _leads(line, _after_due(line, start, due), directory)
    taken = {name.ref for name in leads}
    seen = {name.ref for name in partners}
    partners += [name for name in _partners(line, start, directory) if name.ref not in taken | seen]
    marks = [
        *(Mark(name.start, name.end, "lead") for name in leads),
        *(Mark(name.start, name.end, "partner") for name in partners),
    ]
    if due:
        marks.append(Mark(due.start, due.end, "due"))
    return Action(
        _refs(leads),
        _refs(partners),
        due.iso if due else "",
        due.text if due else "",
        tuple(marks),
        _warnings(leads, due),
    )


def _refs(names: list[Named]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.ref for name in names))


def _warnings(leads: list[Named], due: Due | None) -> tuple[str, ...]:
    found = ["ambiguous-lead" if name.refs else "unknown-lead" for name in leads if len(name.refs) != 1]
    if due and due.warning:
        found.append(due.warning)
    return tuple(dict.fromkeys(found))


def _after_due(line: str, start: int, due: Due | None) -> int:
    first = skip_space(line, start)
    if due and due.start == first:
        first = due.end
    opening = _OPENING.match(line, first)
    return opening.end() if opening else first


def _leads(line: str, start: int, directory: Directory) -> tuple[list[Named], list[Named]]:
    before = _before_to(line, start, directory)
    if before[0]:
        return before
    passive = _PASSIVE.search(line, start)
    agents = names_at(line, passive.end(), directory) if passive else []
    if agents:
        return agents, []
    head = _HEAD.match(line, start)
    group = split_names(line, start, head.end(), directory) if head else []
    if group and all(len(name.refs) == 1 for name in group):
        return group, []
    return [name for name in names_at(line, start, directory) if not _JOINTLY_AFTER.match(line, name.end)], []


def _before_to(line: str, start: int, directory: Directory) -> tuple[list[Named], list[Named]]:
    """Leads and partners before "to": at least one known, or all of a plain form."""
    found = _TO.search(line, start, start + 120)
    if found is None or _STOP.search(line, start, found.start()):
        return [], []
    if len(line[start : found.start()].split()) > _MANY_WORDS:
        return [], []
    joined = _WITH.search(line, start, found.start())
    leads = split_names(line, start, joined.start() if joined else found.start(), directory)
    leads = [_trimmed(name) for name in leads]
    if not _plain(leads, found[0], found[1], directory):
        return [], []
    partners = split_names(line, joined.end(), found.start(), directory) if joined else []
    return leads, partners


def _trimmed(name: Named) -> Named:
    text = name.text.rstrip()
    return Named(text, name.start, name.start + len(text), name.refs)


def _plain(names: list[Named], link: str, verb: str, directory: Directory) -> bool:
    """Whether all names are known, or the unknown can only be meant as names too."""
    unknown = [name for name in names if not name.refs]
    if not unknown:
        return bool(names)
    if link.strip().casefold() != "to" or verb.strip(".,;:!?").casefold() not in _VERBS:
        return False
    if len(unknown) < len(names):
        return all(_could_join(name, directory) for name in unknown)
    return all(_could_lead(name.text.split()) for name in names)


def _could_join(name: Named, directory: Directory) -> bool:
    """Whether unknown words beside a known lead may be a lead: "NIE and local schools to plant …"."""
    words = name.text.casefold().split()
    return len(words) <= _FEW_WORDS and _VERBS.isdisjoint(words) and not names_at(name.text, 0, directory)


def _could_lead(words: list[str]) -> bool:
    main = [word for word in words if word not in _SMALL]
    if not 1 <= len(main) <= _FEW_WORDS or words[0].casefold() in _NO_LEADS or TITLES.fullmatch(words[-1]):
        return False
    return words[-1].casefold() in _ROLES or all(_CAPITAL.match(word) for word in main)


def _partners(line: str, start: int, directory: Directory) -> list[Named]:
    """Known parties after "with", in any place."""
    found: list[Named] = []
    for pattern in (_WITH, _JOINTLY_BEFORE):
        for joined in pattern.finditer(line, start):
            found += names_at(line, joined.end(), directory)
    for joined in _JOINTLY_AFTER.finditer(line, start):
        name = name_before(line, joined.start(), directory)
        found += [name] if name else []
    return found
