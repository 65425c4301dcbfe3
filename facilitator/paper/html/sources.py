"""Which statement rests on which records: small marks behind the words, and a list at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from facilitator.document import Ids
from facilitator.paper.html.markup import EMPTY, Html, anchor, bare, joined, tag, words

MOST_SHOWN, FOLDED = 4, 3


@dataclass(frozen=True, slots=True)
class Use:
    """Where a record is named: the title of the part and what the statement is called in it."""

    part: str
    label: str
    anchor: str


@dataclass(slots=True)
class Sources:
    """The records of a paper, numbered in the order in which they are first named; ``noted`` in this part."""

    part: str = ""
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    uses: dict[str, list[Use]] = field(default_factory=dict[str, list[Use]])
    places: int = 0
    noted: set[str] = field(default_factory=set[str])

    def begin(self, part: str) -> None:
        """From here on statements stand in this part."""
        self.part, self.noted = part, set()

    def place(self, label: str, given: str = "") -> Place:
        """A new statement; ``given`` is its anchor where it has one anyway."""
        self.places += 1
        return Place(self, Use(self.part, label, given or f"s{self.places}"))

    def note(self, record: str, use: Use) -> int:
        """Keeps a use of a record; gives the record's number."""
        self.noted.add(record)
        found = self.uses.setdefault(record, [])
        if not any((each.part, each.label) == (use.part, use.label) for each in found):
            found.append(use)
        return self.numbers.setdefault(record, len(self.numbers) + 1)


@dataclass(slots=True)
class Place:
    """A statement while it is written, and the records marked in it so far."""

    sources: Sources
    use: Use
    marked: set[str] = field(default_factory=set[str])

    @property
    def anchor(self) -> str | None:
        """The id of its element; None where nothing leads to it."""
        return self.use.anchor if self.marked else None

    def mark(self, records: Ids) -> Html:
        """Small links to the records; many are folded until they are pointed at or the statement is gone to."""
        if not records:
            return EMPTY
        self.marked.update(records)
        links = [_link(record, self.sources.note(record, self.use)) for record in dict.fromkeys(records)]
        if len(links) <= MOST_SHOWN:
            return tag("sup", joined(links, " "), class_="src")
        first, more = joined(links[:FOLDED], " "), joined(links[FOLDED:], " ")
        fold = tag("a", bare(f"+{len(links) - FOLDED}"), class_="fold", href=f"#{self.use.anchor}")
        return tag("sup", first, Html(" "), fold, tag("span", more, class_="more"), class_="src many")

    def rest(self, records: Ids) -> Html:
        """Marks of those records that no part of the statement was marked with."""
        return self.mark(tuple(record for record in records if record not in self.marked))


def data(records: Ids) -> str | None:
    """The value of ``data-records``: ids with blanks between, None for none."""
    return " ".join(records) or None


def _link(record: str, number: int) -> Html:
    return tag("a", bare(str(number)), href="#" + anchor("r-", record), title=record)


def source_list(sources: Sources, title: str) -> Html:
    """Every record with links to the statements that rest on it."""
    if not sources.uses:
        return EMPTY
    items = (
        tag("li", tag("code", words(record)), Html(" "), joined(_uses(uses), ", "), id=anchor("r-", record))
        for record, uses in sources.uses.items()
    )
    head = tag("h2", words(title), id="sources") if title else EMPTY
    named = "sources" if title else None
    return tag("section", head, tag("ol", *items), class_="sources", aria_labelledby=named)


def _uses(uses: list[Use]) -> Iterator[Html]:
    """A link a use; the title of the part stands before its first one."""
    for part, group in groupby(uses, key=lambda use: use.part):
        before = part
        for use in group:
            label = " ".join(filter(None, (before, use.label))) or "·"
            yield tag("a", words(label), href=f"#{use.anchor}")
            before = "" if use.label else part
