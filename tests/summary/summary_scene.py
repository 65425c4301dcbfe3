"""A small workshop for the tests of the papers: two sessions, a roster, vocabularies and records."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from facilitator.document import Block, Document, Lettered, Paragraph, Part, Table, plain, walk
from facilitator.domain import (
    ActionItem,
    Conflict,
    DiscussionPoint,
    Note,
    Participant,
    Proposal,
    Records,
    Session,
    Slot,
    Term,
    Workshop,
)
from facilitator.summary import Wording, compose_roundtable, compose_summary, read_wording

NOW = datetime(2024, 8, 29, 3, 40, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]


def wording() -> Wording:
    return read_wording((ROOT / "resources/wording/en.toml").read_text(encoding="utf-8"))


def term(vocabulary: str, key: str, name: str, abbreviation: str = "", group: str = "", order: str = "") -> Term:
    return Term(f"t-{key}", vocabulary, key, name, abbreviation, (), group, "", order or key)


def person(name: str, delegation: str = "", organization: str = "", **more: object) -> Participant:
    values: dict[str, object] = {"aliases": (), "abbreviation": "", "constituency": "", "role": "", **more}
    return Participant(
        id=f"p-{name.split()[-1].lower()}",
        name=name,
        organization=organization,
        delegation=delegation,
        present=True,
        same_as=(),
        **values,  # type: ignore[arg-type]
    )


def note(item: str, kind: str, text: str, **more: object) -> Note:
    values: dict[str, object] = {"session": "s1", "order": item, **more}
    return Note(id=item, kind=kind, text=text, **values)  # type: ignore[arg-type]


def action(item: str, text: str, **more: object) -> ActionItem:
    values: dict[str, object] = {"session": "s1", "order": item, **more}
    return ActionItem(id=item, kind="action", text=text, **values)  # type: ignore[arg-type]


def proposal(item: str, title: str, **more: object) -> Proposal:
    values: dict[str, object] = {"session": "s1", "order": item, "text": "", **more}
    return Proposal(id=item, kind="proposal", title=title, **values)  # type: ignore[arg-type]


def point(
    item: str, session: str, title: str, *themes: str, kind: str = "discussion", coverage: str = ""
) -> DiscussionPoint:
    return DiscussionPoint(item, session, "", title, "", kind, themes, coverage, item)


TERMS = (
    term("delegation", "cn", "China", "CN", "member", "a1"),
    term("delegation", "jp", "Japan", "JP", "member", "a3"),
    term("delegation", "mn", "Mongolia", "MN", "member", "a4"),
    term("delegation", "kr", "Republic of Korea", "ROK", "member", "a5"),
    term("delegation", "ru", "Russian Federation", "RF", "member", "a6"),
    term("delegation", "kp", "Democratic People's Republic of Korea", "DPRK", "member", "a2"),
    term("organization", "nie", "National Institute of Ecology", "NIE", "academia", "b1"),
    term("organization", "eaafp", "East Asian-Australasian Flyway Partnership", "EAAFP", "igo", "b2"),
    term("organization", "foundation", "Bird Foundation", "BF", "ngo", "b3"),
    term("constituency", "member", "member State", order="c1"),
    term("constituency", "igo", "intergovernmental organization", order="c2"),
    term("constituency", "academia", "academia", order="c4"),
    term("theme", "methods", "Methodologies"),
    term("theme", "sharing", "Knowledge sharing"),
    term("species", "snow-leopard", "Snow leopard"),
    term("species", "crane", "Hooded Crane"),
    term("target", "GBF-03", "Conserve 30% of Land, Waters and Seas", group="reducing threats"),
    term("target", "GBF-04", "Halt Species Extinction", group="reducing threats"),
    term("target", "GBF-21", "Ensure That Knowledge Is Available", group="tools and solutions"),
    term("policy", "ramsar", "Ramsar Convention", "Ramsar"),
    term("heading", "strategy", "2026–2030 strategic plans", order="h1"),
    term("heading", "cepa", "CEPA", order="h2"),
    term("heading", "platform", "Information sharing platform", order="h3"),
)

PEOPLE = (
    person("Ivan Petrov", "ru"),
    person("Kim Minjun", "kr", aliases=("김민준",)),
    person("Bold Tuya", "mn"),
    person("Wang Wei", "cn"),
    person("Sato Hana", "jp"),
    person("Lee Sora", "", "nie"),
    person("Anna Keller", "", "foundation"),
)

SESSIONS = (
    Session("s0", "1", "Policies", "", "plenary", "", (), (), False, "a"),
    Session("s1", "2.1", "Conservation of big feline species", "Big feline species", "parallel", "",
            ("National Institute of Ecology (NIE)",), ("NEASPEC secretariat",), True, "b"),
    Session("s2", "2.2", "Conservation of migratory birds", "Migratory birds", "parallel", "", (), (), True, "c"),
    Session("s3", "3", "Roundtable", "", "plenary", "", (), (), False, "d"),
)  # fmt: skip

SLOTS = (
    Slot("l1", "s1", "", "2024-08-28", "13:00", "15:00", "a"),
    Slot("l2", "s1", "", "2024-08-29", "09:00", "10:20", "b"),
    Slot("l3", "s2", "", "2024-08-28", "13:00", "15:00", "a"),
)

POINTS = (
    point("p0", "s1", "Review of projects", kind="presentation"),
    point("p1", "s1", "Methodologies", "methods"),
    point("p2", "s1", "Knowledge sharing (platform)", "sharing", "platform"),
    point("p3", "s1", "Technical issues"),
    point("q1", "s2", "Methodologies", "methods"),
    point("q2", "s2", "Knowledge sharing (platform)", "sharing", "platform"),
)

NOTES = (
    note("n01", "presentation", "Camera traps had recorded cubs in three winters", speaker="p-wei", point="p0"),
    note("n02", "presentation", "Spoonbill counts in the DPRK had been resumed", speaker="p-keller", point="p0"),
    note("n03", "agreement", "a common camera-trap protocol", point="p1", confirmed="2024-08-29T02:00:00Z"),
    note("n04", "agreement", "the grid is to be fixed in spring", point="p1"),
    note("n05", "differing view", "grid cells of 5 km or of 10 km", point="p1", supports=("jp", "mn")),
    note("n06", "gap", "genetic sampling in winter", point="p1"),
    note("n07", "recommendation", "one catalogue of data sets, abstracts in national languages #platform #GBF-21",
         point="p2", speaker="p-petrov", supports=("jp", "mn", "kr"), tags=("platform", "GBF-21")),
    note("n08", "statement", "positions should be blurred, as Ivan Petrov said", point="p2", speaker="jp"),
    note("n09", "statement", "先看懂数据，再划定廊道。", point="p2", speaker="p-wei", verbatim=True, language="zh",
         translation="Read the data first, then draw the corridor", tags=("cepa",)),
    note("n10", "lesson", "Joint field visits built trust", tags=("strategy",)),
    note("n11", "lesson", "Reports in one language did not reach rangers", tags=("improvement",)),
    note("n12", "good practice", "Herders report by telephone"),
    note("n13", "challenge", "Three survey formats"),
    note("n14", "question", "who hosts the catalogue?"),
    note("n15", "question", "to indicate how precise shared positions should be"),
    note("n16", "statement", "visas for field staff take months", speaker="mn"),
    note("n17", "recommendation", "keep funding after 2025", starred=True, tags=("ramsar", "strategy")),
    note("m01", "recommendation", "one catalogue first", session="s2", point="q2", speaker="jp",
         supports=("kr",), same_as=("n07",), tags=("GBF-21", "platform")),
    note("m02", "differing view", "counts every year or every third winter", session="s2", point="q1"),
    note("m03", "lesson", "Counts on the same days made numbers comparable", session="s2"),
    note("m04", "question", "Advise how gender is to be taken up", session="s2"),
    note("m05", "statement", "same-week counts of cranes", session="s2", point="q1", speaker="kr"),
)  # fmt: skip

ACTIONS = (
    action("x1", "NIE to circulate the draft protocol by 30 September 2024", leads=("nie",), partners=("cn", "eaafp"),
           due="2024-09-30", status="agreed", point="p1", tags=("GBF-03",)),
    action("x2", "RF/MN to plan the joint survey, before SOM", leads=("ru", "mn"), due_text="before SOM"),
    action("y1", "fix the dates of the counts by 15 October 2024", session="s2", leads=("p-tuya",), due="2024-10-15"),
)  # fmt: skip

PROPOSALS = (
    proposal("z1", "Common camera-trap protocol", speaker="ru", range_states=("cn", "ru"), partners=("nie",),
             duration="24", cost="320000", currency="USD", status="supported", tags=("snow-leopard", "GBF-03"),
             sites="Altai"),
    proposal("z2", "Catalogue pilot", session="s2", speaker="p-sora", duration="18 months", cost="150,000",
             currency="USD", status="for elaboration", tags=("GBF-21",)),
)  # fmt: skip

WORKSHOP = Workshop(
    "w", "test", "Workshop on nature", "Programme for Cooperation", "Incheon, Republic of Korea",
    "2024-08-28", "2024-08-29", "Asia/Seoul", {},
)  # fmt: skip


def records(**more: object) -> Records:
    """The whole scene; any field of Records can be replaced."""
    values: dict[str, object] = {
        "sessions": SESSIONS,
        "slots": SLOTS,
        "points": POINTS,
        "terms": TERMS,
        "participants": PEOPLE,
        "notes": NOTES,
        "actions": ACTIONS,
        "proposals": PROPOSALS,
        **more,
    }
    settings = values.pop("settings", {})
    workshop = Workshop(
        "w", "test", WORKSHOP.title, WORKSHOP.programme, WORKSHOP.venue, WORKSHOP.first_day, WORKSHOP.last_day,
        WORKSHOP.zone, settings,  # type: ignore[arg-type]
    )  # fmt: skip
    return Records(workshop, **values)  # type: ignore[arg-type]


def without(*kinds: str) -> tuple[Note, ...]:
    """The notes of the scene but for these kinds."""
    return tuple(item for item in NOTES if item.kind not in kinds)


def summary(given: Records | None = None, session: str = "s1") -> Document:
    return compose_summary(given or records(), session, wording(), NOW)


def pack(given: Records | None = None) -> Document:
    return compose_roundtable(given or records(), wording(), NOW)


def part(document: Document, key: str) -> Part:
    return next(part for part in document.parts if part.key == key)


def words(document: Document, key: str = "") -> str:
    """Everything a part says (or the whole paper), cell after cell, a line a block."""
    parts = [one for one in document.parts if not key or one.key == key]
    return "\n".join(line for one in parts for block in walk(one.blocks) for line in block_words(block))


def block_words(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [f"{block.run_in} {plain(block.text)}".strip()]
    if isinstance(block, Lettered):
        return [plain(item.text) for item in block.items]
    if isinstance(block, Table):
        return [
            " | ".join(" / ".join(plain(one) for one in cell.paragraphs) for cell in row.cells) for row in block.rows
        ]
    return []


def table(document: Document, key: str) -> Table:
    return next(block for block in walk(part(document, key).blocks) if isinstance(block, Table))


def conflict(item: str, field: str) -> Conflict:
    return Conflict(item, field, ())
