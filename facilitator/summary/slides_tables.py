"""The slide of proposals and action items: the weightiest rows, and how many more stand in the annex."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.document import Block, Cell, Column, Paragraph, Part, Row, Table, Text, plain, walk
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.reporting import priority
from facilitator.summary.sentences import unstop
from facilitator.summary.spans import paragraph, text

_ROWS = 7
_PROPOSALS = 3
_PROPOSAL_COLUMNS = ("id", "what", "proponent", "reception")
_ACTION_COLUMNS = ("id", "what", "lead", "by", "status")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The rows of a table that stand on the slide, and how many do not."""

    table: Table
    rest: int


def plan_blocks(material: Material, proposals: Part, actions: Part) -> tuple[Block, ...]:
    """Proposals, then action items: who, what, when."""
    made = excerpts(material, proposals, actions)
    found: list[Block] = []
    for name, own in (("proposals", proposals), ("actions", actions)):
        if name not in made:
            found += [replace(one, numbered=False) for one in own.blocks[:1] if isinstance(one, Paragraph)]
            continue
        found.append(made[name].table)
        if rest := made[name].rest:
            more = text(material.wording.count("more_annexed", rest))
            found.append(paragraph(more, numbered=False, small=True))
    return tuple(found)


def excerpts(material: Material, proposals: Part, actions: Part) -> Mapping[str, Excerpt]:
    """“proposals” and “actions” → what of their tables the slide has room for; none where there is no table."""
    wording = material.wording
    tables = {"proposals": _table(proposals), "actions": _table(actions)}
    lengths = {name: len(table.rows) if table else 0 for name, table in tables.items()}
    room = max(_PROPOSALS, _ROWS - lengths["actions"])
    most = {"proposals": room, "actions": _ROWS - min(room, lengths["proposals"])}
    columns = {"proposals": _PROPOSAL_COLUMNS, "actions": _ACTION_COLUMNS}
    found: dict[str, Excerpt] = {}
    for name, table in tables.items():
        if table is None:
            continue
        titles = [wording.say(f"{name}.{column}") for column in columns[name]]
        chosen = _weightiest(material, table, most[name])
        short = _narrowed(chosen, titles, wording.say(f"{name}.what"), wording.say(f"slides.what_{name}"))
        found[name] = Excerpt(short, lengths[name] - len(chosen.rows))
    return found


def _table(part: Part) -> Table | None:
    return next((one for one in walk(part.blocks) if isinstance(one, Table) and one.rows), None)


def _weightiest(material: Material, table: Table, most: int) -> Table:
    """The rows of most importance, in the order of the table."""
    entries = {one: item for item in material.entries for one in item.ids}
    ranked = sorted(range(len(table.rows)), key=lambda index: _rank(material, table.rows[index], entries))
    chosen = sorted(ranked[:most])
    return replace(table, rows=tuple(table.rows[index] for index in chosen), total=None, timeline=None)


def _rank(material: Material, row: Row, entries: Mapping[str, Entry]) -> tuple[int, ...]:
    item = next((entries[one] for one in row.records if one in entries), None)
    return (item is None, *(priority(material, item) if item else ()))


def _narrowed(table: Table, titles: Sequence[str], what: str, shown: str) -> Table:
    """The columns with these titles; the first four where a person has given them others."""
    places = [index for title in titles for index, column in enumerate(table.columns) if column.title == title]
    if len(places) < len(titles):
        places = list(range(min(len(table.columns), 4)))
    columns = tuple(table.columns[index] for index in places)
    return replace(
        table,
        columns=tuple(Column(shown, one.role) if one.title == what else one for one in columns),
        rows=tuple(_short(row, places) for row in table.rows),
        key="",
    )


def _short(row: Row, places: list[int]) -> Row:
    return replace(row, cells=tuple(_bold_only(row.cells[index]) for index in places if index < len(row.cells)))


def _bold_only(cell: Cell) -> Cell:
    """A proposal's title stands in bold before the rest; the slide has room for the title alone."""
    return replace(cell, paragraphs=tuple(_title(words) for words in cell.paragraphs))


def _title(words: Text) -> Text:
    strong = tuple(span for span in words if span.strong)
    return tuple(replace(span, strong=False, text=unstop(span.text)) for span in strong) or words


def cell_words(row: Row, index: int) -> str:
    """The characters of a cell on one line; "" where there is none."""
    return " ".join(plain(words) for words in row.cells[index].paragraphs) if index < len(row.cells) else ""
